import Markdoc, { type Config, type Node, type RenderableTreeNode } from '@markdoc/markdoc';

const { Tag } = Markdoc;

function styled(element: string, className: string) {
  return {
    transform: (node: Node, config: Config): RenderableTreeNode =>
      new Tag(element, { class: className }, node.transformChildren(config)),
  };
}

/** No tags, no functions, no variables: a study's texts are words, and raw HTML in them is shown as written. */
const words: Config = {
  tags: {},
  functions: {},
  nodes: {
    paragraph: styled('p', 'govuk-body'),
    heading: {
      attributes: { level: { type: Number, required: true } },
      // The page has its one h1 already; a text's own headings start below it.
      transform: (node, config) => {
        const level = Math.min(Number(node.attributes.level) + 1, 4);
        return new Tag(`h${level}`, { class: 'govuk-heading-m' }, node.transformChildren(config));
      },
    },
    list: {
      attributes: { ordered: { type: Boolean } },
      transform: (node, config) => {
        const [element, kind] = node.attributes.ordered ? ['ol', 'number'] : ['ul', 'bullet'];
        return new Tag(element, { class: `govuk-list govuk-list--${kind}` }, node.transformChildren(config));
      },
    },
    link: {
      attributes: { href: { type: String, required: true } },
      transform: (node, config) =>
        new Tag('a', { class: 'govuk-link', href: String(node.attributes.href) }, node.transformChildren(config)),
    },
    image: { transform: () => null },
  },
};

/** A study's Markdown as HTML that is safe to put into a page: paragraphs, headings, lists, emphasis, links. */
export function markdownHtml(markdown: string): string {
  const content = Markdoc.transform(Markdoc.parse(markdown), words);
  return Markdoc.renderers.html(Tag.isTag(content) ? content.children : content);
}
