// What TypeScript does not see: leftovers, slips and shapes that mislead. Names that do not exist
// are found by TypeScript, which knows the scripts that share one scope.
import js from '@eslint/js';

export default [
  {ignores: ['.venv/', 'static/', 'test-results/', 'geo/', '**/*.d.ts']},
  js.configs.recommended,
  {
    languageOptions: {ecmaVersion: 'latest', sourceType: 'script'},
    linterOptions: {reportUnusedDisableDirectives: 'error'},
    rules: {
      'no-undef': 'off',
      // At the top of a script a name may be meant for the next one.
      'no-unused-vars': ['error', {vars: 'local', argsIgnorePattern: '^_'}],
      'eqeqeq': 'error',
      'no-implicit-globals': 'off',
      'no-var': 'error',
      'prefer-const': ['error', {destructuring: 'all'}],
      'no-shadow-restricted-names': 'error',
      'no-restricted-properties': ['error', ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map(property => ({property, message: 'Text of the data is only ever set as text.'}))],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'complexity': ['error', 16],
    },
  },
  {
    files: ['crossings/exhibit/component.js', 'crossings/html/**/*.js', 'pages/!(copy).js', 'eslint.config.js'],
    languageOptions: {sourceType: 'module'},
  },
];
