// The arrows of the house (CONTRIBUTING, "The rooms and their arrows"). Type imports count. Run by `npm run check`.

/** From the ground up: a room imports only from rooms further up in this list, never from its own line or below. */
const STOREYS = [
  ['pixels', 'kpi', 'failures.ts', 'timeZone.ts'], // these import nothing of ours
  ['settings.ts'],
  ['store', 'log.ts'],
  ['access', 'program.ts'],
  ['context.ts'],
  ['relay'], // connections, client keys and user errors: the form of GraphQL that every domain answers in
  ['catalogue'],
  ['boards'],
  ['vendors'],
  ['retouching'],
  ['renditions'],
  ['scorecard'],
  ['imports'],
  ['entities.ts'],
  ['openBlobs.ts'],
  ['openServices.ts'],
  ['workers'],
  ['eye'],
  ['demo'],
  ['graphql'],
  ['http'],
  ['banner.ts'],
  ['main.ts', 'commands'], // these act when imported, so nobody imports them
];
const ROOMS = STOREYS.flat();

const inside = (room) => `^src/${room.endsWith('.ts') ? room.replace('.', '\\.') + '$' : `${room}/`}`;
const anyOf = (rooms) => rooms.map(inside);

const arrows = STOREYS.flatMap((storey, height) =>
  storey.map((room) => ({
    name: `${room}-imports-only-from-below`,
    severity: 'error',
    from: { path: inside(room) },
    to: {
      path: anyOf(
        STOREYS.slice(height)
          .flat()
          .filter((other) => other !== room),
      ),
    },
  })),
);

module.exports = {
  forbidden: [
    ...arrows,
    { name: 'commands-import-no-command', severity: 'error', from: { path: '^src/commands/' }, to: { path: '^src/commands/.*\\.ts$' } },
    { name: 'store-knows-no-room', severity: 'error', from: { path: '^src/store/' }, to: { path: '^src/', pathNot: '^src/store/' } },
    { name: 'every-file-in-a-known-room', severity: 'error', from: {}, to: { path: '^src/', pathNot: anyOf(ROOMS) } },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'source-imports-only-source',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test/|migrations/|ormconfig\\.ts$)' },
    },
    { name: 'migrations-stand-alone', severity: 'error', from: { path: '^migrations/' }, to: { path: '^(src|test|migrations)/' } },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['^src/(main\\.ts|commands/)', '\\.d\\.ts$'] },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true, // or a type import would be a way around an arrow
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules|dist|test/bench/peers/)' }, // peers are installed by the bench alone
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
