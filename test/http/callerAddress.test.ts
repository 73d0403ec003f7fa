import type { IncomingMessage } from 'node:http';
import { callerAddress } from '../../src/http/callerAddress';

const BALANCER = '10.0.0.7';

it.each([
  ['that of the connection, whatever is told by who is not trusted', [], '203.0.113.9', '203.0.113.9'],
  ['what our balancer tells', [BALANCER], '203.0.113.9', '203.0.113.9', BALANCER],
  [
    'the last that is none of ours: what stands before it may be made up',
    ['uniquelocal'],
    '1.2.3.4, 203.0.113.9, 10.1.2.3',
    '203.0.113.9',
    BALANCER,
  ],
  ['that of the connection where nothing is told', [BALANCER], undefined, BALANCER, BALANCER],
])('%s', (_what, trusted, told, counted, remoteAddress = '203.0.113.9') => {
  const headers = told === undefined ? {} : { 'x-forwarded-for': told };
  expect(callerAddress(trusted)({ headers, socket: { remoteAddress } } as unknown as IncomingMessage)).toBe(counted);
});

it('is not taken from whoever comes by himself, past our balancer', () => {
  const request = {
    headers: { 'x-forwarded-for': '198.51.100.1' },
    socket: { remoteAddress: '203.0.113.9' },
  } as unknown as IncomingMessage;
  expect(callerAddress([BALANCER])(request)).toBe('203.0.113.9');
});
