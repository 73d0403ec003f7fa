import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Failure } from '../failures';

/** Thrown when somebody asks too often; tells when to come back. */
export class RateLimited extends Failure {
  constructor(readonly retryAfterSeconds: number) {
    super('RATE_LIMITED', `Too many requests; come back in ${retryAfterSeconds} s.`);
  }
}

export interface RateLimit {
  /** @throws RateLimited */
  spend(who: string): Promise<void>;
}

/** So many requests a second for each key, with bursts of five seconds' worth; counted per process. */
export function rateLimit(perSecond: number): RateLimit {
  const limiter = new RateLimiterMemory({ points: perSecond * 5, duration: 5 });
  return {
    async spend(who) {
      await limiter.consume(who).catch((spent: unknown) => {
        throw spent instanceof RateLimiterRes ? new RateLimited(Math.ceil(spent.msBeforeNext / 1000)) : spent;
      });
    },
  };
}
