/** Three years of production, sales and page loads for a bench, drawn by PostgreSQL itself. */

const EVENTS_A_SHOT = 15.7; // 12.3 of production, 14 a SKU (of six shots) of trade, one of page loads

export const shotsFor = (events: number): number => Math.round(events / EVENTS_A_SHOT);

/** $1 = how many shots. Three shots a colourway, two colourways a SKU. */
export const CATALOGUE = [
  `INSERT INTO vendor (code, name, production_model, currency, standard_hours, expedite_hours, rework_hours)
   SELECT 'V-' || i, 'Vendor ' || i, 'OUTSOURCED', 'EUR', 24, 8, 24 FROM generate_series(1, 20) i`,
  `INSERT INTO collection (code, name) SELECT 'C-' || i, 'Collection ' || i FROM generate_series(1, 36) i`,
  `INSERT INTO sku (collection_id, code, name, style, tier)
   SELECT (SELECT id FROM collection WHERE code = 'C-' || 1 + i % 36), 'S-' || i, 'Piece ' || i, 'RING', 1 + i % 4 FROM generate_series(0, $1::integer / 6) i`,
  `INSERT INTO colourway (sku_id, code, metal, finish)
   SELECT k.id, m.metal, m.metal, 'POLISHED' FROM sku k CROSS JOIN (VALUES ('YELLOW_GOLD'), ('WHITE_GOLD')) m(metal)`,
  `INSERT INTO shot (colourway_id, view, number, reference)
   SELECT id, 'HERO', n, 'B-' || lpad((row_number() OVER () - 1)::text, 8, '0') FROM colourway CROSS JOIN generate_series(1, 3) n LIMIT $1`,
];

const MANUAL = `'MANUAL'::origin`;

/** The lives of the shots from $1 to $2: one in three needs a second round. `d` = hours a step took. */
export const HISTORY = `
  WITH life AS (
    SELECT s.id AS shot_id, v.id AS vendor_id, v.place || '-' || i / 240 AS lot, 1 + i % 4 AS tier, i % 3 = 0 AS again,
      '2022-01-01'::timestamptz + make_interval(secs => (i::bigint * 7919 % 26000) * 3600) AS t0, 1 + (i::bigint * 104729 % 977) / 10.0 AS d
    FROM (SELECT id, right(reference, 8)::integer AS i FROM shot) s
    JOIN (SELECT id, row_number() OVER (ORDER BY code) - 1 AS place FROM vendor) v ON v.place = (i::bigint * 31 + i / 17) % 20
    WHERE i >= $1 AND i < $2)
  INSERT INTO event (at, kind, shot_id, vendor_id, batch, step, minutes, outcome, service, due_at, round, origin, verdict, cause, tags, tier, amount, currency, reason, template, channel, format, bytes, final, metal_lab, board_delta_e,
    board_tolerance, edge_artefacts)
  SELECT t0 + make_interval(secs => e.step * d * 3600), e.kind::event_kind, shot_id, CASE WHEN e.has_vendor THEN vendor_id END, CASE WHEN e.service = 'STANDARD' THEN lot END,
    CASE WHEN e.kind = 'TIME_LOGGED' THEN 'CLEANUP'::step_name END, CASE WHEN e.kind = 'TIME_LOGGED' THEN 20 + d END, e.outcome, e.service::vendor_service,
    CASE WHEN e.service IS NOT NULL THEN t0 + make_interval(secs => (e.step * d + 24) * 3600) END, e.round, CASE WHEN e.kind = 'SUBMITTED' THEN ${MANUAL} END,
    e.verdict::verdict, e.cause::cause, 
    CASE WHEN e.kind IN ('MEASURED', 'REVIEWED') THEN CASE WHEN NOT again OR e.round = 2 THEN '{}' WHEN e.kind = 'MEASURED' THEN ARRAY['DUST'] ELSE ARRAY['DUST', 'COLOUR_DRIFT'] END END,
    CASE WHEN e.kind = 'COST_BOOKED' THEN life.tier END, CASE WHEN e.kind = 'COST_BOOKED' THEN 12.5 END, CASE WHEN e.kind = 'COST_BOOKED' THEN 'EUR' END,
    CASE WHEN e.kind = 'COST_BOOKED' THEN 'RATE' END, CASE WHEN e.kind = 'EXPORTED' THEN 'pdp' END, CASE WHEN e.kind IN ('EXPORTED', 'WENT_LIVE') THEN 'brand' END,
    CASE WHEN e.kind = 'EXPORTED' THEN 'JPEG' END, CASE WHEN e.kind = 'EXPORTED' THEN 90000 + floor(d * 1000)::integer END, CASE WHEN e.kind = 'EXPORTED' THEN true END,
    CASE WHEN e.kind = 'MEASURED' THEN ARRAY[70 + d / 50, 4, 30 - d / 20] END, CASE WHEN e.kind = 'MEASURED' THEN d / 30 END, CASE WHEN e.kind = 'MEASURED' THEN 3 END,
    CASE WHEN e.kind = 'MEASURED' THEN floor(d)::integer % 4 END
  FROM life CROSS JOIN LATERAL (VALUES
    (0.0, 'CAPTURED', false, NULL, NULL, NULL, NULL, NULL),
    (0.1, 'SOURCE_RECEIVED', false, NULL, NULL, NULL, NULL, NULL),
    (0.2, 'SOURCE_AUDITED', false, 'PASS', NULL, NULL, NULL, NULL),
    (0.3, 'HANDED_OVER', true, NULL, 'STANDARD', NULL, NULL, NULL),
    (1.0, 'SUBMITTED', true, NULL, NULL, 1, NULL, NULL),
    (0.9, 'TIME_LOGGED', true, NULL, NULL, NULL, NULL, NULL),
    (1.0, 'COST_BOOKED', true, NULL, NULL, NULL, NULL, NULL),
    (1.1, 'MEASURED', false, NULL, NULL, 1, NULL, NULL),
    (1.2, 'REVIEWED', false, NULL, NULL, 1, CASE WHEN again THEN 'CHANGES_REQUESTED' ELSE 'APPROVED' END, CASE WHEN again THEN 'RETOUCH' END),
    (1.3, CASE WHEN again THEN 'HANDED_OVER' END, true, NULL, 'REWORK', NULL, NULL, NULL),
    (2.0, CASE WHEN again THEN 'SUBMITTED' END, true, NULL, NULL, 2, NULL, NULL),
    (2.1, CASE WHEN again THEN 'MEASURED' END, false, NULL, NULL, 2, NULL, NULL),
    (2.2, CASE WHEN again THEN 'REVIEWED' END, false, NULL, NULL, 2, 'APPROVED', NULL),
    (2.5, 'EXPORTED', false, NULL, NULL, NULL, NULL, NULL),
    (3.0, 'WENT_LIVE', false, NULL, NULL, NULL, NULL, NULL)
  ) e(step, kind, has_vendor, outcome, service, round, verdict, cause) WHERE e.kind IS NOT NULL`;

const SOME_TIME = `'2022-01-01'::timestamptz + make_interval(secs => ((i::bigint * 6007 + n * 2741) % 26000) * 3600 + 1800)`;

/** Of each SKU twelve sales and two returns, and as many page loads as there are shots. */
export const TRADE = `
  INSERT INTO event (at, kind, sku_id, units, channel, template, device, milliseconds)
  SELECT ${SOME_TIME}, CASE WHEN n <= 12 THEN 'SOLD' ELSE 'RETURNED' END::event_kind, id, 1 + n % 3, NULL, NULL, NULL, NULL
  FROM (SELECT id, row_number() OVER (ORDER BY code) AS i FROM sku) k CROSS JOIN generate_series(1, 14) n
  UNION ALL
  SELECT ${SOME_TIME}, 'PAGE_LOADED', NULL, NULL, 'brand', 'pdp', CASE i % 2 WHEN 0 THEN 'PHONE' ELSE 'DESKTOP' END::device, 400 + i % 2000
  FROM (SELECT right(reference, 8)::integer AS i, 1 AS n FROM shot) s`;

/** What an analyst would write: one pass over the events, a row a shot, then by vendor and month. $1 = from, $2 = to. */
const SHOTS = `
  life AS (
    SELECT shot_id, min(at) FILTER (WHERE kind = 'SOURCE_RECEIVED') AS received, min(at) FILTER (WHERE kind = 'HANDED_OVER') AS handed,
      min(at) FILTER (WHERE kind = 'EXPORTED' AND final) AS exported, min(at) FILTER (WHERE kind = 'REVIEWED' AND verdict = 'APPROVED') AS approved,
      count(DISTINCT round) FILTER (WHERE kind = 'SUBMITTED') AS rounds, min(at) FILTER (WHERE kind = 'SUBMITTED') AS submitted,
      bool_or(kind = 'REVIEWED' AND round = 1 AND verdict = 'APPROVED') AS at_first,
      (array_agg(vendor_id ORDER BY at DESC) FILTER (WHERE kind = 'HANDED_OVER'))[1] AS vendor_id, sum(amount) AS cost
    FROM event WHERE shot_id IS NOT NULL GROUP BY shot_id)`;

export const PLAIN_REPORT = `
  WITH ${SHOTS}
  SELECT v.code, to_char(approved, 'YYYY-MM') AS month, count(*), avg(extract(epoch FROM exported - received)),
    percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY extract(epoch FROM exported - received)),
    percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY extract(epoch FROM approved - handed)), avg(rounds), avg(at_first::int), sum(cost) / count(*)
  FROM life JOIN vendor v ON v.id = vendor_id WHERE approved >= $1 AND approved < $2 GROUP BY 1, 2`;

export const PLAIN_ROUNDS = `
  WITH ${SHOTS}
  SELECT k.code, count(*), avg(rounds) FROM life JOIN shot s ON s.id = shot_id JOIN colourway w ON w.id = s.colourway_id JOIN sku k ON k.id = w.sku_id
  WHERE approved >= $1 AND approved < $2 GROUP BY 1 ORDER BY 3 DESC LIMIT 100`;

export const PLAIN_COST = `
  WITH ${SHOTS}, cost AS (SELECT shot_id, tier, currency, sum(amount) AS amount FROM event WHERE kind = 'COST_BOOKED' GROUP BY 1, 2, 3)
  SELECT c.tier, c.currency, count(*), sum(c.amount) / count(*) FROM life JOIN cost c USING (shot_id) WHERE approved >= $1 AND approved < $2 GROUP BY 1, 2`;
