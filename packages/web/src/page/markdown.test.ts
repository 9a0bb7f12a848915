import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdownHtml } from './markdown.ts';

test('paragraphs, lists and links of a study come out as the page’s own components', () => {
  const html = markdownHtml('Taking part is **your** choice.\n\n- one\n- two\n\n[Write to us](mailto:a@example.org)');
  assert.match(html, /<p class="govuk-body">Taking part is <strong>your<\/strong> choice\.<\/p>/);
  assert.match(html, /<ul class="govuk-list govuk-list--bullet"><li>/);
  assert.match(html, /<a class="govuk-link" href="mailto:a@example.org">Write to us<\/a>/);
});

test('a heading in a text stands below the h1 of the page', () => {
  assert.match(markdownHtml('# Why we ask'), /^<h2 class="govuk-heading-m">Why we ask<\/h2>/);
});

test('raw HTML in a text is shown as words and never becomes part of the page', () => {
  const html = markdownHtml('<script>alert(1)</script> <img src=x onerror=alert(1)>');
  assert.doesNotMatch(html, /<script|<img/);
});

test('a link can only lead to the web or to an e-mail address', () => {
  assert.doesNotMatch(markdownHtml('[x](javascript:alert(1))'), /href/);
  assert.doesNotMatch(markdownHtml('[x](data:text/html,hello)'), /href/);
});

test('tags of the report language mean nothing in a study’s texts', () => {
  assert.doesNotMatch(markdownHtml('{% number table="a" /%} and {% $secret %}'), /<number|secret/);
});
