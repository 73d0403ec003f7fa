import { schemaChanges, unannounced } from '../../src/graphql/schemaChanges';

const BEFORE = 'type Query { sku(code: String!): Sku } type Sku { code: String! name: String! } enum Metal { GOLD }';
const AFTER = 'type Query { sku(code: String!): Sku } type Sku { code: String! } enum Metal { GOLD SILVER }';

describe('a field that a shop may ask for and is taken away', () => {
  const { breaking, dangerous } = schemaChanges(BEFORE, AFTER);

  it('breaks the shop; a new metal only surprises it', () => {
    expect(breaking).toEqual(['Sku.name was removed.']);
    expect(dangerous).toEqual(['SILVER was added to enum type Metal.']);
    expect(schemaChanges(AFTER, AFTER)).toEqual({ breaking: [], dangerous: [] });
  });

  it('must be named in the changelog under a heading "Breaking", and nowhere else', () => {
    expect(unannounced(breaking, '# Changelog\n\n## 0.2.0\n\n### Breaking\n\n- `Sku.name` is gone: ask for `title`.\n')).toEqual([]);
    expect(unannounced(breaking, '## 0.2.0\n\n### Breaking\n\n- Nothing.\n\n### Removed\n\n- `Sku.name`\n')).toEqual(breaking);
    expect(unannounced(breaking, '')).toEqual(breaking);
  });
});
