import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillWords, placeholdersIn } from './fill-words.ts';

test('words take the place of braces, as often as they stand there', () => {
  assert.equal(fillWords('{name}, {link} {link}', { name: 'Ama', link: 'https://x' }), 'Ama, https://x https://x');
});

test('a name that looks like a placeholder is a name, and what has no words stays', () => {
  assert.equal(fillWords('Dear {name}: {link}', { name: '{link} $& $1' }), 'Dear {link} $& $1: {link}');
});

test('everything in braces is found, known or not', () => {
  assert.deepEqual(placeholdersIn('Dear {name}, {nmae} {}'), ['name', 'nmae', '']);
});
