import { Finish, Metal, StoneKind } from '../catalogue/words';
import { refuse } from '../failures';

/** A board's subject taken apart: a metal, in any finish or in one; or a stone, in any colour or in one. */
export type Subject = { of: 'METAL'; metal: Metal; finish: Finish | null } | { of: 'STONE'; stone: StoneKind; colour: string | null };

/** @throws Refusal INVALID when the text is none of METAL, METAL/FINISH, STONE and STONE/colour. */
export function readSubject(text: string, field: string): Subject {
  const [name, of, more] = text.split('/');
  if (more === undefined && of !== '') {
    const isFinish = of === undefined || Object.hasOwn(Finish, of);
    if (Object.hasOwn(Metal, name) && isFinish) return { of: 'METAL', metal: name as Metal, finish: (of as Finish | undefined) ?? null };
    if (Object.hasOwn(StoneKind, name)) return { of: 'STONE', stone: name as StoneKind, colour: of ?? null };
  }
  return refuse(
    'INVALID',
    field,
    `Expected METAL, METAL/FINISH, STONE or STONE/colour, such as YELLOW_GOLD, YELLOW_GOLD/BRUSHED, RUBY or SAPPHIRE/royal blue, found ${JSON.stringify(text.slice(0, 60))}.`,
  );
}

/** What is known of an exemplar of a board before it is measured. */
export function exemplarHints(subject: Subject): { metal: Metal | null; hasStones: boolean | null } {
  return subject.of === 'METAL' ? { metal: subject.metal, hasStones: null } : { metal: null, hasStones: true };
}

/** Subjects of boards that fit a metal, the closest first. */
export function subjectsOfMetal(metal: Metal, finish: Finish): string[] {
  return [`${metal}/${finish}`, metal];
}

/** Subjects of boards that fit a stone, the closest first. */
export function subjectsOfStone({ kind, colour }: { kind: StoneKind; colour: string }): string[] {
  return [`${kind}/${colour}`, kind];
}
