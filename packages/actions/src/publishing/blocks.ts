import type { Block } from '@earshot/report';

/** A heading of a page that is made from published figures; its anchor is part of the page’s address. */
export function heading(anchor: string, text: string): Block {
  return { kind: 'heading', level: 2, anchor, text: [{ kind: 'text', text }] };
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text: [{ kind: 'text', text }] };
}
