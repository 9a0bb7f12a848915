/** An element of an XML document. Attributes that are null are left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | null>>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

export function element(
  name: string,
  attributes: XmlElement['attributes'] = {},
  children: readonly XmlNode[] = [],
): XmlElement {
  return { name, attributes, children };
}

/** An element of text alone. */
export function textElement(name: string, text: string, attributes: XmlElement['attributes'] = {}): XmlElement {
  return element(name, attributes, [text]);
}

/**
 * An XML 1.0 document in UTF-8, indented where that changes no text. Characters that XML cannot hold, such as control
 * characters and halves of surrogate pairs, become U+FFFD, the replacement character.
 */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}\n`;
}

/** A text without the characters that XML 1.0 cannot hold. */
export function xmlText(text: string): string {
  return text.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}

function written({ name, attributes, children }: XmlElement, indent: string): string {
  const given = Object.entries(attributes)
    .filter((entry): entry is [string, string] => entry[1] !== null)
    .map(
      ([key, value]) =>
        ` ${key}="${escaped(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`,
    );
  const open = `${indent}<${name}${given.join('')}`;
  if (children.length === 0) return `${open}/>`;
  return `${open}>${inside(children, indent)}</${name}>`;
}

/** White space is added only between elements: beside text it would belong to the text. */
function inside(children: readonly XmlNode[], indent: string): string {
  if (children.some((child) => typeof child === 'string')) {
    return children.map((child) => (typeof child === 'string' ? escaped(child) : written(child, ''))).join('');
  }
  return `\n${(children as readonly XmlElement[]).map((child) => `${written(child, `${indent}  `)}\n`).join('')}${indent}`;
}

function escaped(text: string): string {
  return xmlText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
