import { Context } from 'mingo/core';
import { $all, $and, $elemMatch, $nor, $not, $or, $regex, $size, $type } from 'mingo/operators/query';
import { Query } from 'mingo/query';
import type { Document, Filter } from '#kernel';
import { compare, type Value } from './order.js';

type Test = (value: Value) => boolean;

/** Whether some value at the path passes, as MongoDB walks paths: through every item of a list, or by its number; `undefined` is missing. */
function reaches(value: Value, path: readonly string[], depth: number, test: Test): boolean {
  const list = Array.isArray(value) ? (value as readonly Value[]) : undefined;
  if (depth === path.length) return test(value) || (list?.some(test) ?? false);
  const field = path[depth]!;
  if (list) {
    const objects = list.filter((item) => typeof item === 'object' && item !== null && !Array.isArray(item));
    if (objects.some((item) => reaches(item, path, depth, test))) return true;
    return /^\d+$/.test(field) && Number(field) < list.length && reaches(list[Number(field)], path, depth + 1, test);
  }
  const inside = typeof value === 'object' && value !== null ? (value as Record<string, Value>)[field] : undefined;
  return inside === undefined ? test(undefined) : reaches(inside, path, depth + 1, test);
}

const equals = (value: Value, operand: Value) => compare(value ?? null, operand ?? null) === 0;
/** Comparisons do not reach beyond one type; a missing value compares as `null`. */
const comparable = (value: Value, operand: Value) =>
  value !== undefined && typeof value === typeof operand && Array.isArray(value) === Array.isArray(operand);

function oneOf(operands: readonly Value[]): Test {
  const patterns = operands.filter((operand) => operand instanceof RegExp);
  const scalars = new Set(operands.map((operand) => operand ?? null));
  const others = operands.filter((operand) => typeof operand === 'object' && !(operand instanceof RegExp));
  return (value) =>
    scalars.has(value ?? null) ||
    others.some((operand) => equals(value, operand)) ||
    (typeof value === 'string' && patterns.some((pattern) => pattern.test(value)));
}

const some = (testFor: (operand: Value) => Test) => (field: string, operand: Value) => {
  const path = field.split('.');
  const test = testFor(operand);
  return (document: Value) => reaches(document, path, 0, test);
};

const none = (testFor: (operand: Value) => Test) => (field: string, operand: Value) => {
  const found = some(testFor)(field, operand);
  return (document: Value) => !found(document);
};

const ordered = (holds: (order: number) => boolean) =>
  some((operand) => (value) => comparable(value, operand) && holds(compare(value, operand)));

const equal =
  (operand: Value): Test =>
  (value) =>
    equals(value, operand);

/**
 * What filters may use. Structure is mingo's; comparisons are MongoDB's to the letter, where mingo's differ for lists inside lists and for
 * values that are missing. A script in a filter (`$where`) is no operator here.
 */
const operators = {
  ...{ $and, $or, $nor, $not, $all, $elemMatch, $regex, $size, $type },
  $eq: some(equal),
  $ne: none(equal),
  $in: some((operands) => oneOf(operands as Value[])),
  $nin: none((operands) => oneOf(operands as Value[])),
  $gt: ordered((order) => order > 0),
  $gte: ordered((order) => order >= 0),
  $lt: ordered((order) => order < 0),
  $lte: ordered((order) => order <= 0),
  $exists: (field: string, wanted: Value) =>
    (wanted ? some : none)(() => (value) => value !== undefined)(field, wanted),
};
const context = Context.init({ query: operators as never }); // mingo's type asks each operator to be all of them at once

/** Compiles a filter. Throws on an operator that is not among those above. */
export function matcher(filter: Filter): (document: Document) => boolean {
  const query = new Query(filter, { context, scriptEnabled: false });
  return (document) => query.test(document as never);
}
