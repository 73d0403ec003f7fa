import { Finish, Metal } from '../catalogue/words';
import { refuse } from '../failures';

/** A board's subject taken apart: a metal, in any finish or in one. */
export interface Subject {
  metal: Metal;
  finish: Finish | null;
}

/** @throws Refusal INVALID when the text is neither `METAL` nor `METAL/FINISH`. */
export function readSubject(text: string, field: string): Subject {
  const [metal, finish, more] = text.split('/');
  if (Object.hasOwn(Metal, metal) && (finish === undefined || Object.hasOwn(Finish, finish)) && more === undefined) {
    return { metal: metal as Metal, finish: (finish as Finish | undefined) ?? null };
  }
  return refuse(
    'INVALID',
    field,
    `Expected METAL or METAL/FINISH, such as YELLOW_GOLD or YELLOW_GOLD/BRUSHED, found ${JSON.stringify(text.slice(0, 60))}.`,
  );
}

/** Subjects of boards that fit a colourway, the closest first. */
export function fittingSubjects(metal: Metal, finish: Finish): string[] {
  return [`${metal}/${finish}`, metal];
}
