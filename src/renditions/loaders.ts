import { seenLive } from '../access/rows';
import type { Loader } from '../context';
import type { Origin } from '../retouching/words';
import { byId, childrenBy, inGroups } from '../relay/lookups';
import type { Described } from './altText';
import { Channel } from './Channel';
import { ExportTemplate } from './ExportTemplate';
import { Publication } from './Publication';
import { Rendition } from './Rendition';
import { RulePack } from './RulePack';

export const channelById = byId(Channel, 'Channel');
export const templateById = byId(ExportTemplate, 'ExportTemplate');
export const renditionById = byId(Rendition, 'Rendition');
export const publicationById = byId(Publication, 'Publication');
export const renditionsByRevision = childrenBy(
  Rendition,
  'Rendition',
  'revisionId',
  `ORDER BY (SELECT (c.code, t.code, t.version) FROM export_template t JOIN channel c ON c.id = t.channel_id WHERE t.id = x.template_id),
     x.format, x.requested_width`,
);
export const templatesByChannel = childrenBy(ExportTemplate, 'ExportTemplate', 'channelId', 'AND x.retired_at IS NULL ORDER BY x.code');

/** Whoever sees a channel's pack at all may see every version. */
export const packById: Loader<string, RulePack | null> = async ({ database }, ids) => {
  const found = await database.find(RulePack, 'p', 'WHERE p.id = ANY($1)', [ids]);
  return ids.map((id) => found.find((pack) => pack.id === id) ?? null);
};

/** What a rendition shows, in the words that its alt text and file name are made of. */
export interface Shown extends Described {
  revisionId: string;
  sku: string;
  colourway: string;
  number: number;
  reference: string;
  origin: Origin;
}

/** The piece and shot behind a revision. What a viewer may see of a revision is decided where the revision is read. */
export const shownByRevision: Loader<string, Shown> = async (context, ids) => {
  const found = await context.database.rows<Shown>(shownStatement, [ids]);
  const shownOf = new Map(found.map((shown) => [shown.revisionId, shown]));
  return ids.map((id) => shownOf.get(id) as Shown);
};

export const shownStatement = `
  SELECT r.id AS "revisionId", k.code AS sku, w.code AS colourway, s.number, s.reference, k.name, c.name AS collection, k.style, w.metal,
    w.second_metal AS "secondMetal", w.finish, w.stones, s.view, s.alt_texts AS "altTexts", r.origin
  FROM revision r JOIN shot s ON s.id = r.shot_id JOIN colourway w ON w.id = s.colourway_id JOIN sku k ON k.id = w.sku_id
  JOIN collection c ON c.id = k.collection_id
  WHERE r.id = ANY($1)`;

/** Channel and template of a rendition, by template; told to everybody who may see the rendition. */
export interface MadeBy {
  id: string;
  code: string;
  channel: string;
  altTextPatterns: Record<string, string>;
}

export const madeByTemplate: Loader<string, MadeBy> = async (context, ids) => {
  const found = await context.database.rows<MadeBy>(
    `SELECT t.id, t.code, c.code AS channel, t.alt_text_patterns AS "altTextPatterns"
     FROM export_template t JOIN channel c ON c.id = t.channel_id WHERE t.id = ANY($1)`,
    [ids],
  );
  const madeOf = new Map(found.map((made) => [made.id, made]));
  return ids.map((id) => madeOf.get(id) as MadeBy);
};

interface OnChannel {
  colourwayId: string;
  channel: string;
}

/** Of files `d` those that are live: put on show by a publication on a channel `c`, by a template `t` of it, for a shot `s`. */
export const LIVE_JOINS = `
     JOIN export_template t ON t.id = d.template_id AND d.on_show
     JOIN channel c ON c.id = t.channel_id
     JOIN publication p ON p.revision_id = d.revision_id AND p.channel_id = c.id AND is_shown(p)
     JOIN shot s ON s.id = p.shot_id`;

/** What is live of a colourway on a channel: files of live publications, in the order of their shots. */
export const liveRenditions: Loader<OnChannel, Rendition[]> = async (context, keys) => {
  const { viewer, database } = context;
  const found = await database.find<Rendition, OnChannel>(
    Rendition,
    'd',
    `${LIVE_JOINS}
     WHERE ${seenLive(viewer)} AND s.colourway_id = ANY($2) AND c.code = ANY($3)
     ORDER BY s.reference, t.code, d.format, d.requested_width`,
    [viewer.scopeId, keys.map((key) => key.colourwayId), [...new Set(keys.map((key) => key.channel))]],
    's.colourway_id AS "colourwayId", c.code AS channel, true AS live',
  );
  const nameOf = ({ colourwayId, channel }: OnChannel): string => `${colourwayId} ${channel}`;
  return inGroups(keys.map(nameOf), found, nameOf);
};
