import { buildSchema } from 'graphql';
import { undescribed } from '../../src/graphql/undescribed';

it('finds each kind of thing that says nothing of itself', () => {
  const schema = buildSchema(`
    "What can be asked." type Query {
      "A ring." ring("Its code." code: String, metal: Metal): Ring
      rings: [Ring]
    }
    type Ring { "Its code." code: String }
    "What it is made of." enum Metal { "Gold." GOLD SILVER }
    "Which rings." input Which { metal: Metal }
  `);
  expect(undescribed(schema).sort()).toEqual(['Metal.SILVER', 'Query.ring argument metal', 'Query.rings', 'Ring', 'Which.metal']);
});
