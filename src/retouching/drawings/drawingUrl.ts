import { isSignedNow, sign, signedUntil } from '../../access/signature';
import type { View } from '../../catalogue/words';
import type { House } from '../../context';

/** A picture that Loupe draws for people, by what it is of. */
export type Drawing =
  | { name: 'heat-map' | 'before-after' | 'crops'; revisionId: string }
  | { name: 'contact-sheet'; skuId: string; view: View }
  | { name: 'batch-sheet'; batchId: string };

/** Where it is: signed, and good for one to two hours. Whoever may see what it is drawn from is given the URL, and nobody else. */
export function drawingUrl(house: House, drawing: Drawing): string {
  const path = pathOf(drawing);
  const expires = signedUntil();
  return `${house.publicUrl}/drawings/${path}.png?expires=${expires}&signature=${sign(house.secret, statement(path, expires))}`;
}

/** What a path stands for; null unless it was signed by us, and not too long ago. */
export function drawingAt(house: House, path: string, expires: number, signature: unknown): Drawing | null {
  if (!isSignedNow(house.secret, statement(path, expires), expires, signature)) return null;
  return drawingOf(path);
}

export function pathOf(drawing: Drawing): string {
  switch (drawing.name) {
    case 'contact-sheet':
      return `${drawing.name}/${drawing.skuId}/${drawing.view}`;
    case 'batch-sheet':
      return `${drawing.name}/${drawing.batchId}`;
    default:
      return `${drawing.name}/${drawing.revisionId}`;
  }
}

/** The other way round. */
export function drawingOf(path: string): Drawing {
  const [name, id, view] = path.split('/');
  switch (name) {
    case 'contact-sheet':
      return { name, skuId: id, view: view as View };
    case 'batch-sheet':
      return { name, batchId: id };
    case 'heat-map':
    case 'before-after':
    case 'crops':
      return { name, revisionId: id };
    default:
      throw new Error(`there is no drawing ${name}`);
  }
}

function statement(path: string, expires: number): string {
  return `drawing ${path} until ${expires}`;
}
