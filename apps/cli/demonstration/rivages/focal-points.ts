import { tell, text, type Told } from './telling.js';

const designated = (key: string, organisation: string, on: string, person: object): Told =>
  tell(`focal-point-${key}`, `/organisations/@${organisation}/focal-points`, on, { network: 'rivages', ...person });

/** Whom to reach where: invented people, at addresses and numbers that lead nowhere. */
export const focalPoints: readonly Told[] = [
  designated('phare', 'phare', '2025-02-04', {
    ...{ account: '@account-phare', name: 'Younes Galet (fictif)', email: 'phare@rivages.example' },
    function: text('Permanence juridique', 'الاستشارة القانونية', 'Legal advice'),
    visibility: 'public',
  }),
  designated('tisseuses', 'tisseuses', '2025-02-04', {
    ...{ account: '@account-tisseuses', name: 'نور الموج (خيالية)', telephone: '+212 500 000 000' },
    function: text('Ateliers', 'الورشات', 'Workshops'),
  }),
  designated('lanterne', 'lanterne', '2025-02-10', {
    ...{ name: 'Camille Bougie (fictive)', email: 'lanterne@rivages.example', telephone: '+212 500 000 001' },
    function: text('Protection de l’enfance', 'حماية الطفولة', 'Child protection'),
    visibility: 'restricted',
  }),
  designated('olivier', 'olivier', '2025-02-10', {
    ...{ name: 'Hamza Rameau (fictif)', email: 'olivier@rivages.example' },
    function: text('Accueil', 'الاستقبال', 'Reception'),
  }),
  tell('focal-point-olivier-released', '/organisations/@olivier/focal-points/release', '09-01', {
    ...{ person: '@focal-point-olivier.0', network: 'rivages' },
    reason: text('A quitté l’association', 'غادر الجمعية', 'Left the association'),
  }),
];
