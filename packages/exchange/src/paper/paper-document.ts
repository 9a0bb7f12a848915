import { Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { type ExportedStudy, shortVersion } from '../codebook/exported-study.ts';
import { element, textElement, writeXml, xmlText } from '../codebook/xml.ts';
import { appendices } from './paper-appendices.ts';
import { paperBlock } from './paper-block.ts';
import { type PaperContext, paperContext } from './paper-context.ts';
import { frontMatter } from './paper-front.ts';
import { paperStyles, STYLE } from './paper-styles.ts';
import { undatedZip } from './undated-zip.ts';

/** A4 in twentieths of a point, with margins of 2 cm and more. */
const PAGE = { size: { width: 11906, height: 16838 }, margin: { top: 1474, bottom: 1304, left: 1134, right: 1134 } };

/** The bytes of the document. */
export async function wordBytes(study: ExportedStudy): Promise<Uint8Array> {
  const context = paperContext(study);
  const overrides = [{ path: 'docProps/core.xml', data: coreProperties(study, context) }];
  return undatedZip(
    new Uint8Array(await Packer.pack(paperDocument(study, context), 'arraybuffer', undefined, overrides)),
  );
}

function paperDocument(study: ExportedStudy, context: PaperContext): Document {
  const { questionnaire, words } = context;
  const running = `${study.title}  –  version ${shortVersion(study)}`;
  return new Document({
    styles: paperStyles(words.language),
    sections: [
      {
        properties: { page: PAGE },
        headers: {
          default: new Header({ children: [new Paragraph({ style: STYLE.aside, children: words.said(running) })] }),
        },
        footers: { default: new Footer({ children: [footer(study, context)] }) },
        children: [
          ...frontMatter(study, context),
          ...questionnaire.blocks.flatMap((block, index) => paperBlock(block, index + 1, context)),
          ...appendices(context),
        ],
      },
    ],
  });
}

function footer({ date }: ExportedStudy, { words }: PaperContext): Paragraph {
  return new Paragraph({
    style: STYLE.aside,
    children: [
      words.own(`${date}   `),
      words.own('Page '),
      new TextRun({ children: [PageNumber.CURRENT] }),
      words.own(' of '),
      new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
    ],
  });
}

/** The properties of the document, dated by the study and not by the clock. */
function coreProperties({ title, organisation, date }: ExportedStudy, { words }: PaperContext): string {
  const dated = { 'xsi:type': 'dcterms:W3CDTF' };
  const at = `${date}T00:00:00Z`;
  return writeXml(
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      [
        textElement('dc:title', xmlText(`${title}: questionnaire`)),
        textElement('dc:creator', organisation ?? 'Earshot'),
        textElement('dc:language', words.language),
        textElement('dcterms:created', at, dated),
        textElement('dcterms:modified', at, dated),
      ],
    ),
  );
}
