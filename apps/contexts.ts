import type { Context } from '#kernel';
import { access } from '#access';
import { actionPlan } from '#action-plan';
import { advocacy } from '#advocacy';
import { coordinationMap } from '#coordination-map';
import { historyOf } from '#history';
import { networks } from '#networks';
import { notifications } from '#notifications';
import { workshops } from '#workshops';

const recorded: readonly Context[] = [
  ...[networks, workshops, actionPlan, advocacy, coordinationMap],
  ...[access, notifications],
];

/** The contexts that the product is made of, the same in every process. */
export const contexts: readonly Context[] = [...recorded, historyOf(recorded)];
