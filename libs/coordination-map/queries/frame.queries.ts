import { answer, NoParameters, type QueryRoute, Whole } from '#kernel';
import { emptyFrame, FrameParticulars, framesView } from '../views/frames.view.js';

/** What a network's map is made of, with the revision that the next change of it rests on. */
export class FrameAnswer extends FrameParticulars {
  @Whole({ optional: true, about: 'None before the network has adopted anything' }) revision?: number;
}

/** What the map is made of: to choose from when an activity is declared, and to change. */
export const frame: readonly QueryRoute[] = [
  answer<FrameAnswer, NoParameters>({
    path: '/networks/:network/map/frame',
    title: {
      fr: 'De quoi la carte est faite : champs, zones, besoins, durée des confirmations',
      ar: 'مما تتكون الخريطة: المجالات والمناطق والاحتياجات ومدة صلاحية التأكيد',
      en: 'What the map is made of: fields, areas, needs, and how long a confirmation holds',
    },
    answer: FrameAnswer,
    query: NoParameters,
    async run({ reader, path }): Promise<FrameAnswer> {
      const network = path.network!;
      const adopted = await reader.get(framesView, network);
      const { id: _, ...told } = adopted ?? { ...emptyFrame(network), revision: undefined };
      return told;
    },
  }),
];
