import { text } from '../telling.js';

/** Members that are invited to everything. */
export const MEMBERS = [
  'dunes',
  'phare',
  'tisseuses',
  'ponts',
  'lanterne',
  'voix',
  'sansrive',
  'olivier',
  'atlas',
  'boussole',
  'ruche',
];

/** Where the gatherings take place. */
export const DUNES = text(
  'Maison des Dunes Chantantes, Port-Mirage',
  'دار الكثبان المغنّية، ميناء السراب',
  'House of the Singing Dunes, Port-Mirage',
);
export const INSTITUTE = text(
  'Institut imaginaire des Trois Caps, Port-Mirage',
  'معهد الرؤوس الثلاثة الخيالي، ميناء السراب',
);
