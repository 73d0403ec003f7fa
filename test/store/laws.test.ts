import type { Transaction } from '../../src/store/database';
import { freshDatabase } from '../support/database';
import { insert, type PieceInReview, pieceInReview, sha256Of } from '../support/pieceInReview';
import { undone } from '../support/undone';

type Wishes = Parameters<typeof pieceInReview>[1];

const fresh = freshDatabase({ pool: 6 });

function onThePiece(work: (tx: Transaction, piece: PieceInReview) => Promise<unknown>, wishes: Wishes = {}): Promise<unknown> {
  return undone(fresh.database, async (tx) => work(tx, await pieceInReview(tx, wishes)));
}

const approve = (tx: Transaction, { revisionId }: PieceInReview) =>
  tx.rows(`UPDATE revision SET status = 'APPROVED' WHERE id = $1 RETURNING status`, [revisionId]);

describe('law 1: the steps of a revision', () => {
  const withSteps = (steps: string[]) =>
    onThePiece(async (tx, { revisionId }) => {
      const other = { number: 2, sha256: await otherPicture(tx), steps: steps.map((step) => ({ step, minutes: 1 })) };
      return tx.rows(copyOf('revision', revisionId, other));
    });

  it('run from cleanup to final QC', async () => {
    await expect(withSteps(['CLEANUP', 'COLOUR', 'STRUCTURE', 'FINAL_QC'])).resolves.toBeDefined();
  });

  it.each([
    ['out of order', ['COLOUR', 'CLEANUP', 'STRUCTURE', 'FINAL_QC']],
    ['with one skipped', ['CLEANUP', 'COLOUR', 'FINAL_QC']],
    ['with one done twice', ['CLEANUP', 'CLEANUP', 'COLOUR', 'STRUCTURE', 'FINAL_QC']],
    ['with none', []],
  ])('are refused %s', async (_, steps) => {
    await expect(withSteps(steps)).rejects.toThrow('revision_steps_check');
  });
});

describe('law 2: no source, no work', () => {
  it('refuses a hand-over on a source that must be shot again', async () => {
    await expect(onThePiece(approve, { auditOutcome: 'RESHOOT' })).rejects.toThrow('law 2');
  });

  it('takes one whose source can be repaired in retouching', async () => {
    await expect(onThePiece(approve, { auditOutcome: 'REPAIR' })).resolves.toEqual([{ status: 'APPROVED' }]);
  });

  it('refuses the source of another shot', async () => {
    const swap = async (tx: Transaction, { jobId }: PieceInReview) => {
      const other = await pieceInReview(tx);
      return tx.rows('UPDATE job SET source_id = $2 WHERE id = $1', [jobId, other.sourceId]);
    };
    await expect(onThePiece(swap)).rejects.toThrow('law 2');
  });

  it('lets only one job of a shot run at a time', async () => {
    const second = (tx: Transaction, { jobId }: PieceInReview) => tx.rows(copyOf('job', jobId));
    await expect(onThePiece(second)).rejects.toThrow('job_one_at_a_time');
  });
});

describe('laws 3, 5 and 6: approval', () => {
  it('is given on all the evidence', async () => {
    await expect(onThePiece(approve)).resolves.toEqual([{ status: 'APPROVED' }]);
  });

  it.each<[string, Wishes, string]>([
    ['before the picture was measured', { measured: false }, 'law 3: nothing is approved before it was measured'],
    ['before its previews exist', { preview: 'PENDING' }, 'law 3: nothing is approved before its previews exist'],
    ['without a review', { reviewer: 'nobody' }, 'law 3: nothing is approved without a person'],
    ['on the review of whoever submitted it', { reviewer: 'the submitter' }, 'nobody judges what they retouched'],
    ['on the review of whoever did one of its steps', { reviewer: 'a retoucher' }, 'nobody judges what they retouched'],
    ['on the review of other bytes', { reviewedSha256: sha256Of('another picture') }, 'law 3: nothing is approved without a person'],
    ['of a chain cut out automatically', { traits: ['CHAIN'], cutoutMethod: 'AUTO' }, 'law 5'],
    ['of filigree cut out automatically', { traits: ['FILIGREE'], cutoutMethod: 'AUTO' }, 'law 5'],
    ['without a sign-off', { devices: [] }, 'law 6'],
    ['signed off on a phone alone', { devices: ['PHONE'] }, 'law 6'],
    ['signed off on large screens alone', { devices: ['TABLET', 'DESKTOP'] }, 'law 6'],
  ])('is refused %s', async (_, wishes, law) => {
    await expect(onThePiece(approve, wishes)).rejects.toThrow(law);
  });

  it.each<[string, Wishes]>([
    ['a plain ring cut out automatically', { cutoutMethod: 'AUTO' }],
    ['a chain whose automatic cut-out was refined', { traits: ['CHAIN'], cutoutMethod: 'AUTO_REFINED' }],
    ['a worn chain', { traits: ['CHAIN'], cutoutMethod: 'AUTO', view: 'ON_BODY' }],
    ['what was seen on a phone and a tablet', { devices: ['PHONE', 'TABLET'] }],
  ])('is given to %s', async (_, wishes) => {
    await expect(onThePiece(approve, wishes)).resolves.toEqual([{ status: 'APPROVED' }]);
  });

  it('is refused on the review of whoever logged minutes on the job, and so are their word against a veto and their sign-off', async () => {
    const judge = (table: 'review' | 'veto_overrule' | 'sign_off', at: string) => async (tx: Transaction, piece: PieceInReview) => {
      const personId = await insert(tx, 'person', { name: 'Who helped out' });
      await tx.rows(`INSERT INTO time_log (job_id, step, minutes, person_id, at) VALUES ($1, 'COLOUR', 0, $2, now())`, [
        piece.jobId,
        personId,
      ]);
      return insert(tx, table, { revision_id: piece.revisionId, person_id: personId, [at]: new Date() });
    };
    for (const work of [judge('review', 'at'), judge('veto_overrule', 'at'), judge('sign_off', 'signed_at')])
      await expect(onThePiece(work, { reviewer: 'nobody' })).rejects.toThrow('nobody judges what they retouched');
  });

  it('is refused when a preview was added after the sign-offs', async () => {
    const addPreview = async (tx: Transaction, piece: PieceInReview) => {
      await tx.rows(copyOf('rendition', piece.renditionId, { requested_width: 400 }));
      return approve(tx, piece);
    };
    await expect(onThePiece(addPreview)).rejects.toThrow('law 6');
  });
});

describe('law 7: one verdict stands', () => {
  it('refuses a second review of a revision', async () => {
    const again = (tx: Transaction) =>
      tx.rows(`INSERT INTO review SELECT (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid()))).* FROM review v`);
    await expect(onThePiece(again)).rejects.toThrow('review_revision_id_key');
  });

  it.each([
    ['an approval in spite of a failed check', { metal_tone: 'FAIL' }, 'review_check'],
    ['an approval without a zoomed look', { zoomed: false }, 'review_check'],
    ['an approval with a cause', { cause: 'RETOUCH' }, 'review_check'],
    ['a return without a cause', { verdict: 'REJECTED' }, 'review_check'],
    [
      'changes asked for where the structure is distorted',
      { verdict: 'CHANGES_REQUESTED', cause: 'RETOUCH', tags: [{ tag: 'STRUCTURE_DISTORTION' }] },
      'review_check',
    ],
  ])('refuses %s', async (_, other, constraint) => {
    const review = async (tx: Transaction, { revisionId }: PieceInReview) => {
      const personId = await insert(tx, 'person', { name: 'Another' });
      const checks = ['crop_balance', 'shadow_behaviour', 'edge_purity', 'metal_tone', 'gemstone_accuracy', 'export_settings'];
      const row = {
        revision_id: revisionId,
        person_id: personId,
        verdict: 'APPROVED',
        zoomed: true,
        reviewed_sha256: sha256Of('ring'),
        at: new Date(),
      };
      return insert(tx, 'review', { ...row, ...Object.fromEntries(checks.map((check) => [check, 'PASS'])), ...other });
    };
    await expect(onThePiece(review, { reviewer: 'nobody' })).rejects.toThrow(constraint);
  });
});

describe('law 8: judged once', () => {
  const CHANGES = [
    `sha256 = repeat('0', 64)`,
    'number = 2',
    `origin = 'AI_DRAFT', ai_model = 'x'`,
    `steps = jsonb_set(steps, '{0,minutes}', '9')`,
    `submitted_at = now()`,
  ];

  it.each(CHANGES)('a revision is what was submitted: SET %s is refused', async (change) => {
    await expect(onThePiece((tx) => tx.rows(`UPDATE revision SET ${change}`))).rejects.toThrow('a revision is immutable');
  });

  it('a revision in review may be measured anew, and keeps what it was decided on', async () => {
    const measureAnew = async (tx: Transaction, { qualityId, revisionId }: PieceInReview) => {
      const [{ id }] = await tx.rows<{ id: string }>(`${copyOf('quality', qualityId, { key: sha256Of('newer code') })} RETURNING id`);
      return tx.rows('UPDATE revision SET quality_id = $2 WHERE id = $1', [revisionId, id]);
    };
    await expect(onThePiece(measureAnew)).resolves.toBeDefined();
    await expect(onThePiece(async (tx, piece) => (await approve(tx, piece), measureAnew(tx, piece)))).rejects.toThrow('law 8');
  });

  it('what was measured is not changed, while what failed may be measured yet', async () => {
    const measured = `state = 'READY', machine_verdict = 'REJECT', measured = '{}'`;
    await expect(onThePiece((tx) => tx.rows(`UPDATE quality SET ${measured}`))).rejects.toThrow('law 8');
    await expect(onThePiece((tx) => tx.rows(`UPDATE quality SET ${measured}`), { measured: false })).resolves.toBeDefined();
  });
});

describe('law 9: only what is approved and exported for a channel is published there', () => {
  const publish = (tx: Transaction, { shotId, channelId, revisionId }: PieceInReview, status = 'LIVE') =>
    insert(tx, 'publication', { shot_id: shotId, channel_id: channelId, revision_id: revisionId, status, goes_live_at: new Date() });
  const exported = (tx: Transaction, { renditionId }: PieceInReview) =>
    tx.rows('UPDATE rendition SET exported_at = now(), on_show = true WHERE id = $1', [renditionId]);
  const approvedAndExported = async (tx: Transaction, piece: PieceInReview) => {
    await approve(tx, piece);
    await exported(tx, piece);
  };

  it('publishes that', async () => {
    const both = async (tx: Transaction, piece: PieceInReview) => {
      await approvedAndExported(tx, piece);
      return publish(tx, piece);
    };
    await expect(onThePiece(both)).resolves.toEqual(expect.any(String));
  });

  it('refuses what is approved and not exported', async () => {
    await expect(onThePiece(async (tx, piece) => (await approve(tx, piece), publish(tx, piece)))).rejects.toThrow('law 9');
  });

  it('refuses to be live without a file on show, and to show what is not exported', async () => {
    const unshown = async (tx: Transaction, piece: PieceInReview) => {
      await approvedAndExported(tx, piece);
      await tx.rows('UPDATE rendition SET on_show = NULL');
      return publish(tx, piece);
    };
    await expect(onThePiece(unshown)).rejects.toThrow('law 9: what is live shows files');
    const early = (tx: Transaction, { renditionId }: PieceInReview) =>
      tx.rows('UPDATE rendition SET on_show = true WHERE id = $1', [renditionId]);
    await expect(onThePiece(early)).rejects.toThrow('rendition_on_show');
  });

  it('refuses what is exported and not approved', async () => {
    await expect(onThePiece(async (tx, piece) => (await exported(tx, piece), publish(tx, piece, 'SCHEDULED')))).rejects.toThrow('law 9');
  });

  it('refuses the picture of another shot, and a channel that it was not exported for', async () => {
    for (const of of ['shotId', 'channelId'] as const) {
      const wrong = async (tx: Transaction, piece: PieceInReview) => {
        await approvedAndExported(tx, piece);
        const other = await pieceInReview(tx);
        return publish(tx, { ...piece, [of]: other[of] });
      };
      await expect(onThePiece(wrong)).rejects.toThrow('law 9');
    }
  });

  it('refuses to turn a publication to such a picture', async () => {
    const turn = async (tx: Transaction, piece: PieceInReview) => {
      await approvedAndExported(tx, piece);
      const other = await pieceInReview(tx);
      return tx.rows('UPDATE publication SET revision_id = $2 WHERE id = $1', [await publish(tx, piece), other.revisionId]);
    };
    await expect(onThePiece(turn)).rejects.toThrow('law 9');
  });

  it.each(['LIVE', 'SCHEDULED'])('has one publication of a shot on a channel that is %s', async (status) => {
    const twice = async (tx: Transaction, piece: PieceInReview) => {
      await approvedAndExported(tx, piece);
      await publish(tx, piece, status);
      return publish(tx, piece, status);
    };
    await expect(onThePiece(twice)).rejects.toThrow(`publication_${status.toLowerCase()}`);
  });
});

describe('law 11: rounds', () => {
  it('are numbered once for a shot', async () => {
    const again = async (tx: Transaction, { revisionId }: PieceInReview) =>
      tx.rows(copyOf('revision', revisionId, { sha256: await otherPicture(tx) }));
    await expect(onThePiece(again)).rejects.toThrow('revision_shot_id_number_key');
  });

  it('hold bytes that the job has not seen before', async () => {
    const same = (tx: Transaction, { revisionId }: PieceInReview) => tx.rows(copyOf('revision', revisionId, { number: 2 }));
    await expect(onThePiece(same)).rejects.toThrow('revision_job_id_sha256_key');
  });

  it('belong to a job of their own shot', async () => {
    const astray = async (tx: Transaction, { revisionId }: PieceInReview) => {
      const { jobId } = await pieceInReview(tx);
      return tx.rows(copyOf('revision', revisionId, { number: 2, job_id: jobId }));
    };
    await expect(onThePiece(astray)).rejects.toThrow('revision_job_id_shot_id_fkey');
  });
});

describe('law 13: money', () => {
  const book = (tx: Transaction, { jobId, vendorId, personId }: PieceInReview, cost: Record<string, unknown>) =>
    insert(tx, 'cost', { job_id: jobId, vendor_id: vendorId, person_id: personId, at: new Date(), amount: '5', currency: 'EUR', ...cost });

  it('books the rate of a job once', async () => {
    const twice = async (tx: Transaction, piece: PieceInReview) => {
      await book(tx, piece, { reason: 'RATE' });
      return book(tx, piece, { reason: 'RATE' });
    };
    await expect(onThePiece(twice)).rejects.toThrow('cost_rate_once');
  });

  it('books an extra round on the round that it paid for', async () => {
    await expect(onThePiece((tx, piece) => book(tx, piece, { reason: 'EXTRA_ROUND' }))).rejects.toThrow('cost_check');
    const onRound = onThePiece((tx, piece) => book(tx, piece, { reason: 'EXTRA_ROUND', revision_id: piece.revisionId }));
    await expect(onRound).resolves.toEqual(expect.any(String));
  });

  it('never mixes currencies: a cost and a rate are in that of their vendor, and a vendor with any keeps it', async () => {
    await expect(onThePiece((tx, piece) => book(tx, piece, { reason: 'OTHER', currency: 'USD' }))).rejects.toThrow(
      'cost_vendor_id_currency_fkey',
    );
    const rate =
      (currency: string) =>
      (tx: Transaction, { vendorId }: PieceInReview) =>
        insert(tx, 'rate', { vendor_id: vendorId, tier: 1, price: '9', currency, valid_from: '2024-01-01' });
    await expect(onThePiece(rate('USD'))).rejects.toThrow('rate_vendor_id_currency_fkey');
    const change = async (tx: Transaction, piece: PieceInReview) => {
      await rate('EUR')(tx, piece);
      return tx.rows(`UPDATE vendor SET currency = 'USD' WHERE id = $1`, [piece.vendorId]);
    };
    await expect(onThePiece(change)).rejects.toThrow('rate_vendor_id_currency_fkey');
  });
});

describe('codes', () => {
  it.each(['A/B', ' A', 'A ', '', 'A\nB', 'x'.repeat(65)])(
    'do not hold what a path or a file name could stumble over: %j',
    async (code) => {
      await expect(onThePiece((tx) => insert(tx, 'collection', { code, name: 'Rings' }))).rejects.toThrow('code_check');
    },
  );
});

async function otherPicture(tx: Transaction): Promise<string> {
  const sha256 = sha256Of('another picture');
  await insert(tx, 'original', { sha256, media_type: 'image/png', byte_size: 1, width: 1, height: 1 });
  return sha256;
}

/** Inserts a second row like the first, but for some columns. */
function copyOf(table: string, id: string, change: Record<string, unknown> = {}): string {
  const row = `(to_jsonb(t) || '${JSON.stringify(change)}' || jsonb_build_object('id', gen_random_uuid()))`;
  return `INSERT INTO ${table} SELECT (jsonb_populate_record(NULL::${table}, ${row})).* FROM ${table} t WHERE id = '${id}'`;
}
