import type { Role, Viewer } from './viewer';

/**
 * Which rows of a type a role may see: the one table that every statement takes its condition from, whatever the path (by id, by code,
 * nested, by a list, by loader). In a condition `@` stands for the row's alias and `$1` for the viewer's scope: its vendor or its channel.
 * Inner aliases begin with v, so that they never
 * hide the row's. The other roles have no scope and see the whole house; what they may ask of it is told in rights.ts.
 */
const ROWS = {
  Collection: {
    STOREFRONT: `EXISTS (${live('JOIN colourway vw ON vw.id = vs.colourway_id JOIN sku vk ON vk.id = vw.sku_id', 'vk.collection_id = @.id')})`,
    VENDOR: `EXISTS (${jobsOn('vk.collection_id = @.id')})`,
  },
  Sku: {
    STOREFRONT: `EXISTS (${live('JOIN colourway vw ON vw.id = vs.colourway_id', 'vw.sku_id = @.id')})`,
    VENDOR: `EXISTS (${jobsOn('vk.id = @.id')})`,
  },
  Colourway: {
    STOREFRONT: `EXISTS (${live('', 'vs.colourway_id = @.id')})`,
    VENDOR: `EXISTS (${jobsOn('vw.id = @.id')})`,
  },
  Shot: {
    STOREFRONT: nobody(),
    VENDOR: 'EXISTS (SELECT FROM job vj WHERE vj.shot_id = @.id AND vj.vendor_id = $1)',
  },
  Source: {
    STOREFRONT: nobody(),
    VENDOR: 'EXISTS (SELECT FROM job vj WHERE vj.source_id = @.id AND vj.vendor_id = $1)',
  },
  Job: { STOREFRONT: nobody(), VENDOR: '@.vendor_id = $1' },
  Batch: { STOREFRONT: nobody(), VENDOR: nobody() },
  Revision: {
    STOREFRONT: nobody(),
    VENDOR: 'EXISTS (SELECT FROM job vj WHERE vj.id = @.job_id AND vj.vendor_id = $1)',
  },
  Review: {
    STOREFRONT: nobody(),
    VENDOR: 'EXISTS (SELECT FROM revision vr JOIN job vj ON vj.id = vr.job_id WHERE vr.id = @.revision_id AND vj.vendor_id = $1)',
  },
  Rendition: {
    STOREFRONT: `EXISTS (SELECT FROM publication vp JOIN export_template vt ON vt.channel_id = vp.channel_id
      WHERE vp.revision_id = @.revision_id AND vt.id = @.template_id AND vp.channel_id = $1 AND is_shown(vp)) AND @.on_show`,
    VENDOR: 'EXISTS (SELECT FROM revision vr JOIN job vj ON vj.id = vr.job_id WHERE vr.id = @.revision_id AND vj.vendor_id = $1)',
  },
  Publication: { STOREFRONT: nobody(), VENDOR: nobody() },
  ReferenceBoard: {
    STOREFRONT: nobody(),
    VENDOR: 'EXISTS (SELECT FROM job vj JOIN job_board vb ON vb.job_id = vj.id WHERE vb.board_id = @.id AND vj.vendor_id = $1)',
  },
  BackgroundStandard: {
    STOREFRONT: nobody(),
    VENDOR: 'EXISTS (SELECT FROM job vj WHERE vj.background_standard_id = @.id AND vj.vendor_id = $1)',
  },
  AcceptanceRules: {
    STOREFRONT: nobody(),
    VENDOR: 'EXISTS (SELECT FROM job vj WHERE vj.acceptance_rules_id = @.id AND vj.vendor_id = $1)',
  },
  RetouchTemplate: {
    STOREFRONT: nobody(),
    VENDOR: 'EXISTS (SELECT FROM job vj WHERE vj.retouch_template_id = @.id AND vj.vendor_id = $1)',
  },
  Vendor: { STOREFRONT: nobody(), VENDOR: '@.id = $1' },
  Rate: { STOREFRONT: nobody(), VENDOR: '@.vendor_id = $1' },
  Cost: { STOREFRONT: nobody(), VENDOR: '@.vendor_id = $1' },
  Channel: { STOREFRONT: '@.id = $1', VENDOR: nobody() },
  ExportTemplate: { STOREFRONT: nobody(), VENDOR: nobody() },
  Event: { STOREFRONT: nobody(), VENDOR: nobody() },
  Import: { STOREFRONT: nobody(), VENDOR: nobody() },
  Person: { STOREFRONT: nobody(), VENDOR: nobody() },
} satisfies Record<string, Record<'STOREFRONT' | 'VENDOR', string>>;

export type Guarded = keyof typeof ROWS;

/** The condition under which the viewer may see a row; the statement's first parameter must be `viewer.scopeId`. */
export function seen(viewer: Viewer, type: Guarded, alias: string): string {
  return seenBy(viewer.role, type, alias);
}

/** The same for a file `d` that is joined to its live publication `p`: what of it a storefront may see is then told by the channel alone. */
export function seenLive(viewer: Viewer): string {
  return viewer.role === 'STOREFRONT' ? 'p.channel_id = $1' : seen(viewer, 'Rendition', 'd');
}

function seenBy(role: Role, type: Guarded, alias: string): string {
  const condition = role === 'STOREFRONT' || role === 'VENDOR' ? ROWS[type][role] : '$1::uuid IS NULL';
  return `(${condition.replaceAll('@', alias)})`;
}

/** Joins no more than the condition speaks of: it is asked for every row. */
function live(joins: string, condition: string): string {
  return `SELECT FROM publication vp JOIN shot vs ON vs.id = vp.shot_id ${joins} WHERE ${condition} AND vp.channel_id = $1 AND is_shown(vp)`;
}

function jobsOn(what: string): string {
  return `SELECT FROM job vj JOIN shot vs ON vs.id = vj.shot_id JOIN colourway vw ON vw.id = vs.colourway_id JOIN sku vk ON vk.id = vw.sku_id
    WHERE ${what} AND vj.vendor_id = $1`;
}

function nobody(): string {
  return '$1::uuid IS NULL AND false';
}
