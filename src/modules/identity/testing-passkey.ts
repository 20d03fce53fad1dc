// A passkey made of software, for tests: answers as an authenticator would (WebAuthn level 2, ES256, no attestation).
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest()
const url = (data: Buffer) => data.toString('base64url')

/** The few CBOR forms an authenticator needs. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  const entries = [...(value as Map<unknown, unknown>)]
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, item]) => [cbor(key), cbor(item)])])
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.of((major << 5) | length)
  return length < 256 ? Buffer.of((major << 5) | 24, length) : Buffer.of((major << 5) | 25, length >> 8, length & 255)
}

export interface Place {
  readonly origin: string
  readonly domain: string
}

const present = 0x01
const verified = 0x04
const attested = 0x40

export function softwarePasskey() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  let counter = 0

  const clientData = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  function authenticatorData(domain: string, flags: number, rest: Buffer = Buffer.alloc(0)): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(++counter)
    return Buffer.concat([sha256(domain), Buffer.of(flags), count, rest])
  }

  return {
    id: url(id),
    register(challenge: string, { origin, domain }: Place, flags = present | verified): RegistrationResponseJSON {
      const cose = cbor(
        new Map<number, unknown>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x!, 'base64url')],
          [-3, Buffer.from(y!, 'base64url')],
        ]),
      )
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.of(0, id.length), id, cose])
      const data = authenticatorData(domain, flags | attested, credential)
      const attestation = cbor(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', data],
        ]),
      )
      const response = {
        clientDataJSON: url(clientData('webauthn.create', challenge, origin)),
        attestationObject: url(attestation),
        transports: ['internal' as const],
      }
      return { id: url(id), rawId: url(id), type: 'public-key', response, clientExtensionResults: {} }
    },
    answer(challenge: string, { origin, domain }: Place, flags = present | verified): AuthenticationResponseJSON {
      const client = clientData('webauthn.get', challenge, origin)
      const data = authenticatorData(domain, flags)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      const response = { clientDataJSON: url(client), authenticatorData: url(data), signature: url(signature) }
      return { id: url(id), rawId: url(id), type: 'public-key', response, clientExtensionResults: {} }
    },
  }
}
