/** How a picture came to be, by IPTC's Digital Source Type NewsCodes. */
export type DigitalSourceType = 'humanEdits' | 'compositeWithTrainedAlgorithmicMedia' | 'trainedAlgorithmicMedia';

/** What a file tells of itself. */
export interface FileWords {
  creator: string | null;
  rights: string | null;
  /** Of the piece: its SKU. */
  identifier: string;
  /** By BCP 47 language, in order of the channel's languages: the first is also the default. */
  altText: readonly (readonly [locale: string, text: string])[];
  digitalSourceType: DigitalSourceType;
}

const SOURCE_TYPES = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/**
 * An XMP packet (ISO 16684-1) with Dublin Core and IPTC Photo Metadata 2023.1: creator, rights, identifier, alt text, digital source type. The same words give the
 * same bytes. IPTC's older IIM block is not written.
 */
export function xmpPacket({ creator, rights, identifier, altText, digitalSourceType }: FileWords): string {
  const described = [
    creator === null ? '' : `<dc:creator><rdf:Seq><rdf:li>${escaped(creator)}</rdf:li></rdf:Seq></dc:creator>`,
    rights === null ? '' : `<dc:rights>${inLanguages([['x-default', rights]])}</dc:rights>`,
    `<dc:identifier>${escaped(identifier)}</dc:identifier>`,
    altText.length === 0
      ? ''
      : `<Iptc4xmpCore:AltTextAccessibility>${inLanguages([['x-default', altText[0][1]], ...altText])}</Iptc4xmpCore:AltTextAccessibility>`,
    `<Iptc4xmpExt:DigitalSourceType>${SOURCE_TYPES}${digitalSourceType}</Iptc4xmpExt:DigitalSourceType>`,
  ];
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"',
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">',
    ...described,
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>',
  ].join('');
}

/** Read from a packet of a file; null where it has none. */
export function sourceTypeIn(packet: Buffer | undefined): string | null {
  return packet?.toString('utf8').match(/DigitalSourceType[^/]*http:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\/(\w+)/)?.[1] ?? null;
}

function inLanguages(texts: readonly (readonly [string, string])[]): string {
  const items = texts.map(([language, text]) => `<rdf:li xml:lang="${escaped(language)}">${escaped(text)}</rdf:li>`);
  return `<rdf:Alt>${items.join('')}</rdf:Alt>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 cannot hold in any way. */
const NO_CHARACTERS = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function escaped(text: string): string {
  return text.replace(NO_CHARACTERS, ' ').replace(/[&<>"]/g, (mark) => ENTITIES[mark]);
}
