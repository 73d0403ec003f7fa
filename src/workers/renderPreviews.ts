import { createHash } from 'node:crypto';
import { isPackshot } from '../catalogue/words';
import { perform } from '../context';
import type { RenditionSpec } from '../pixels/render';
import { fileWords } from '../renditions/fileWords';
import { filename } from '../renditions/filename';
import { shownStatement, type Shown } from '../renditions/loaders';
import { previewsSettled, recordRendition, recordRenditionFailure } from '../renditions/recordRendition';
import { wantRenditions } from '../renditions/wantRenditions';
import type { Format } from '../renditions/words';
import type { Transaction } from '../store/database';
import type { DevelopedRendition } from './darkroomTasks';
import type { Outcome, Workshop } from './Workshop';

interface Wanted {
  id: string;
  sha256: string;
  format: Format;
  width: number;
  aspect: string | null;
  padding: number;
  background: string;
  byteBudget: number | null;
  quality: number;
  filenamePattern: string;
  creator: string | null;
  rights: string | null;
  altTextPatterns: Record<string, string>;
  template: string;
  channel: string;
}

/** Makes the previews of a revision that are still wanted, all from one decode, and puts it up for review when they are settled. */
export async function renderPreviews(workshop: Workshop, revisionId: string): Promise<Outcome> {
  const wanted = await wantedRenditions(workshop, revisionId);
  if (wanted.length > 0) {
    const [shown] = await workshop.database.rows<Shown>(shownStatement, [[revisionId]]);
    const file = await workshop.blobs.file(wanted[0].sha256);
    const made = await workshop.darkroom.run('render', { file, specs: wanted.map((each) => specOf(each, shown)) });
    for (const [i, rendition] of made.entries()) await keep(workshop, wanted[i], rendition, shown);
  }
  return perform(workshop, null, (act) => previewsSettled(act, revisionId));
}

/** Leaves nothing pending: what could not be made is told as failed, and a reviewer sees it. */
export async function giveUpRendering(workshop: Workshop, revisionId: string, reason: string): Promise<Outcome> {
  for (const { id } of await wantedRenditions(workshop, revisionId)) {
    await perform(workshop, null, (act) => recordRenditionFailure(act, id, 'NOT_MADE', reason));
  }
  return perform(workshop, null, (act) => previewsSettled(act, revisionId));
}

async function wantedRenditions(workshop: Workshop, revisionId: string): Promise<Wanted[]> {
  await perform(workshop, null, (act) => wantRenditions(act, revisionId));
  return workshop.database.rows<Wanted>(pendingRenditions, [revisionId]);
}

const pendingRenditions = `
  SELECT d.id, r.sha256, d.format, d.requested_width AS width, t.aspect, t.padding, coalesce(t.background, b.colour) AS background, t.byte_budget AS "byteBudget", t.quality,
    t.filename_pattern AS "filenamePattern", t.creator, t.rights, t.alt_text_patterns AS "altTextPatterns", t.code AS template, c.code AS channel
  FROM rendition d JOIN revision r ON r.id = d.revision_id JOIN export_template t ON t.id = d.template_id JOIN channel c ON c.id = t.channel_id
    JOIN job j ON j.id = r.job_id JOIN background_standard b ON b.id = j.background_standard_id
  WHERE d.revision_id = $1 AND d.status = 'PENDING'
  ORDER BY d.id`;

function specOf(wanted: Wanted, shown: Shown): RenditionSpec {
  const { format, width, aspect, padding, background, byteBudget, quality } = wanted;
  const isPlain = isPackshot(shown.view);
  return { format, width, aspect, padding, background, isPlain, byteBudget, quality, words: fileWords(wanted, shown) };
}

async function keep(workshop: Workshop, wanted: Wanted, made: DevelopedRendition, shown: Shown): Promise<void> {
  if ('refused' in made) {
    await perform(workshop, null, (act) => recordRenditionFailure(act, wanted.id, made.refused.code, made.refused.message));
    return;
  }
  const bytes = Buffer.from(made.bytes);
  const sha256 = await workshop.blobs.put(bytes); // before the row: a row never names bytes that are not there
  await perform(workshop, null, async (act) => {
    const name = await freeName(act.tx, wanted, shown);
    await recordRendition(act, wanted.id, { ...made, sha256, byteSize: bytes.length, filename: name });
  });
}

/** No two shots, channels or templates share the name of a file (law 9), however their codes read without accents and with the separators of the pattern. */
async function freeName(tx: Transaction, wanted: Wanted, shown: Shown): Promise<string> {
  const named = (mark?: string): string => filename(wanted.filenamePattern, tokensOf(wanted, shown), wanted.format, mark);
  await tx.rows('SELECT pg_advisory_xact_lock(hashtext($1))', [`file ${named()}`]); // two that ask at once ask in turn
  const [taken] = await tx.rows(namesakes, [named(), wanted.id]);
  const whose = JSON.stringify([shown.reference, wanted.channel, wanted.template]);
  return taken ? named(createHash('sha256').update(whose).digest('hex').slice(0, MARK_LENGTH)) : named();
}

const MARK_LENGTH = 8;

const namesakes = `
  SELECT FROM rendition d JOIN revision r ON r.id = d.revision_id JOIN export_template t ON t.id = d.template_id,
    rendition mine JOIN revision mr ON mr.id = mine.revision_id JOIN export_template mt ON mt.id = mine.template_id
  WHERE d.filename = $1 AND mine.id = $2 AND (r.shot_id, t.channel_id, t.code) IS DISTINCT FROM (mr.shot_id, mt.channel_id, mt.code) LIMIT 1`;

function tokensOf({ channel, template, width }: Wanted, { sku, colourway, view, number }: Shown): Parameters<typeof filename>[1] {
  return { sku, colourway, view: number > 1 ? `${view}-${number}` : view, channel, template, width };
}
