import type { RequestHandler } from 'express';
import { mayAsk } from '../access/rights';
import type { Services } from '../context';
import { Failure } from '../failures';
import { chartOf, type ChartWords } from '../scorecard/charts/chartOf';
import type { Viewers } from './viewers';

const WORDS = ['kpi', 'from', 'to', 'timeZone', 'currency'];

/** `/charts/{name}.svg?from&to&timeZone&kpi&currency`: figures of the scorecard, drawn, for whoever may ask for the scorecard. */
export function charts(services: Services, viewers: Viewers): RequestHandler {
  return async (request, response) => {
    const { role } = await viewers.of(request);
    if (!mayAsk(role, 'Query', 'scorecard')) throw new Failure('FORBIDDEN', `A ${role} key may not ask for charts of the scorecard.`);
    const svg = await chartOf(services.analyst, String(request.params.name), wordsOf(request.query), services.house.timeZone);
    response.set({
      'Content-Type': 'image/svg+xml; charset=utf-8',
      'Cache-Control': 'private, no-store', // late truth moves the figures of any window
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'", // letters in an SVG have their size by style
    });
    response.send(svg);
  };
}

function wordsOf(query: object): ChartWords {
  for (const [name, value] of Object.entries(query)) {
    if (!WORDS.includes(name)) throw new Failure('BAD_USER_INPUT', `There is no "${name.slice(0, 40)}"; expected ${WORDS.join(', ')}.`);
    if (typeof value !== 'string') throw new Failure('BAD_USER_INPUT', `"${name}" is given more than once; expected it once.`);
  }
  return query;
}
