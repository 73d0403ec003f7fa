/** The document of a storefront's page, asked of a collection by its id: `node` may lead anywhere, so it is not compiled. */
export function pageById(document: string): string {
  return document
    .replace('$code: String!', '$id: ID!')
    .replace('collection(code: $code) {', 'node(id: $id) { ... on Collection {')
    .replace(/\}\s*$/, '} }');
}
