import { describe, expect, it } from 'vitest'
import { isPublicAddress } from '../../../api/adapters/public-address.ts'

describe('a public address', () => {
  it.each(['93.184.216.34', '8.8.8.8', '2606:2800:220:1:248:1893:25c8:1946', '::ffff:8.8.8.8'])(
    '%s is one',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )

  it.each([
    ['this machine', '127.0.0.1'],
    ['this machine', '127.8.8.8'],
    ['this machine', '::1'],
    ['this machine, written as IPv6', '::ffff:127.0.0.1'],
    ['a private network', '10.0.0.1'],
    ['a private network', '172.16.5.4'],
    ['a private network', '192.168.1.1'],
    ['a private network, written as IPv6', '::ffff:192.168.1.1'],
    ['a private network', 'fd00::1'],
    ['the link, where clouds keep their secrets', '169.254.169.254'],
    ['the link', 'fe80::1'],
    ['the network of a carrier', '100.64.0.1'],
    ['many at a time', '224.0.0.1'],
    ['many at a time', 'ff02::1'],
    ['nobody', '0.0.0.0'],
    ['nobody', '::'],
    ['everybody', '255.255.255.255'],
    ['nothing yet', '240.0.0.1'],
    ['examples', '192.0.2.1'],
    ['examples', '198.51.100.7'],
    ['examples', '2001:db8::1'],
    ['benchmarks', '198.18.0.1'],
    ['an IPv4 address behind NAT64', '64:ff9b::7f00:1'],
    ['an IPv4 address behind 6to4', '2002:7f00:1::'],
    ['nothing that can be read', 'localhost'],
  ])('is not one that means %s: %s', (_what, address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})
