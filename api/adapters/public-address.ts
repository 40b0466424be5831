import ipaddr from 'ipaddr.js'

/**
 * Says whether an IP address is one that anybody on the internet can reach: unicast, and none of the ranges that mean
 * this machine, this network, a carrier, or nothing (RFC 6890). An IPv4 address written as IPv6 counts as what it is.
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}

/** Says whether an address means this very machine. */
export function isLoopbackAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'
}
