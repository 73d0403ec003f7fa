import type { IncomingMessage } from 'node:http';
import proxyAddress from 'proxy-addr';

/** Whose address a request is counted by: that of the connection, or the nearest one in X-Forwarded-For that is none of our own proxies. */
export type CallerAddress = (request: IncomingMessage) => string;

/**
 * @param trusted addresses and networks of proxies whose X-Forwarded-For is believed; that of anybody else is not
 * @throws TypeError for what is none
 */
export function callerAddress(trusted: readonly string[]): CallerAddress {
  const isTrusted = proxyAddress.compile([...trusted]);
  return (request) => proxyAddress(request, isTrusted);
}
