// House rules as lint (HOUSE: "What keeps it so"). Run by `npm run check`.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const doors = (...names) => ({
  paths: names.map((name) => ({ name, message: 'Opened only behind its own door: see CONTRIBUTING, "The rooms".' })),
});

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.loupe', 'src/demo/scenes'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './test/tsconfig.json'] } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'off', // type-graphql needs the classes at run time
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }], // express tells an error handler by its four parameters
      'no-console': 'error',
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Only settings.ts reads the environment.' }],
    },
  },
  {
    files: ['src/**/*.ts', 'migrations/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 13],
      'no-restricted-imports': ['error', doors('sharp', 'pg', 'pg-boss', 'lcms-wasm', 'thumbhash')],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='createQueryRunner']",
          message: 'Only dataSource.transaction: a runner not released freezes the pool.',
        },
      ],
    },
  },
  // A formula over the neighbours of a pixel branches at every border of the picture, and the dimensions are one table.
  { files: ['src/pixels/**/*.ts', 'src/kpi/groups.ts'], rules: { complexity: ['error', 18] } },
  // Answers come over the wire without a type; what a test reads out of them is its own business.
  { files: ['test/support/loupe.ts'], rules: { '@typescript-eslint/no-explicit-any': 'off' } },
  {
    files: ['src/pixels/raster.ts', 'src/pixels/render.ts', 'src/pixels/drawn/shown.ts', 'src/pixels/drawn/lettering.ts'],
    rules: { 'no-restricted-imports': ['error', doors('pg', 'pg-boss')] },
  },
  { files: ['src/store/**/*.ts'], rules: { 'no-restricted-imports': ['error', doors('sharp', 'lcms-wasm', 'thumbhash')] } },
  { files: ['src/settings.ts'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['src/main.ts', 'src/commands/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-properties': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  {
    files: ['**/*.cjs', '**/*.mjs'],
    languageOptions: {
      globals: {
        require: 'readonly',
        module: 'writable',
        process: 'readonly',
        console: 'readonly',
        __dirname: 'readonly',
        setTimeout: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
      },
    },
  },
);
