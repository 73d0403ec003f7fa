import { type DefinitionNode, type FieldNode, parse } from 'graphql';
import { type FigureName, isFigure } from '../../src/scorecard/kpis';

/** Each figure that a document asks of a row, with the fields that it asks of it. */
export function figuresOf(document: string): Map<FigureName, string[]> {
  const rows = selected(selected(selected(parse(document).definitions[0])[0]).find(({ name }) => name.value === 'rows'));
  const figures = rows.filter(({ name }) => isFigure(name.value));
  return new Map(figures.map((figure) => [figure.name.value as FigureName, selected(figure).map(({ name }) => name.value)]));
}

function selected(node: DefinitionNode | FieldNode | undefined): FieldNode[] {
  return ((node as FieldNode).selectionSet?.selections ?? []) as FieldNode[];
}
