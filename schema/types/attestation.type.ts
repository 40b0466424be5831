import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { AttestationAnswer } from '../vocabulary/registration.ts'
import type { TextChangeKind, WordChangeKind } from '../vocabulary/text-change.ts'
import * as enums from './enums.ts'
import { Node } from './node.type.ts'

@ObjectType({ description: 'A stretch of words that stayed, came or went.' })
export class WordChange {
  @Field(() => enums.WordChangeKindEnum)
  readonly kind!: WordChangeKind

  @Field(() => String)
  readonly text!: string
}

@ObjectType({
  description:
    'A paragraph, and what became of it. Its parts without the removed ones are the paragraph as it is now.',
})
export class ParagraphChange {
  @Field(() => enums.TextChangeKindEnum)
  readonly kind!: TextChangeKind

  @Field(() => [WordChange])
  readonly parts!: WordChange[]
}

@ObjectType({
  implements: Node,
  description: 'The terms vendors attest to; `body` is paragraphs of plain text.',
})
export class AttestationText extends Node {
  @Field(() => Int)
  readonly version!: number

  @Field(() => Date)
  readonly publishedAt!: Date

  @Field(() => String)
  readonly body!: string

  @Field(() => String, { description: 'SHA-256 of the exact UTF-8 bytes of the body, as hex.' })
  readonly sha256!: string

  @Field(() => String, { description: 'What changed, in words; empty for the first text.' })
  readonly summary!: string
}

@ObjectType({ description: 'A text one person proposed, and a second one has to publish.' })
export class AttestationProposal {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly body!: string

  @Field(() => String)
  readonly sha256!: string

  @Field(() => String)
  readonly summary!: string

  @Field(() => Date)
  readonly createdAt!: Date

  @Field(() => Int)
  readonly revision!: number
}

@ObjectType({ implements: Node, description: 'Who signed or declined which terms (R120).' })
export class Attestation extends Node {
  @Field(() => enums.AttestationAnswerEnum)
  readonly answer!: AttestationAnswer

  @Field(() => Int)
  readonly textVersion!: number

  @Field(() => String)
  readonly legalName!: string

  @Field(() => String)
  readonly position!: string

  @Field(() => String, { nullable: true })
  readonly legalBusinessName?: string | null

  @Field(() => Date)
  readonly signedAt!: Date

  @Field(() => String, {
    nullable: true,
    description:
      'Compact JWS (RFC 7515) over the statement; null when it was answered before signatures were kept.',
  })
  readonly signature?: string | null

  @Field(() => Boolean)
  readonly isCurrent!: boolean
}

@ObjectType({ description: 'What one of our keys signed, field by field.' })
export class AttestationStatement {
  @Field(() => String)
  readonly issuer!: string

  @Field(() => String)
  readonly appName!: string

  @Field(() => Int)
  readonly appVersionNumber!: number

  @Field(() => String)
  readonly vendorName!: string

  @Field(() => Int)
  readonly textVersion!: number

  @Field(() => String)
  readonly textSha256!: string

  @Field(() => enums.AttestationAnswerEnum)
  readonly answer!: AttestationAnswer

  @Field(() => String)
  readonly legalName!: string

  @Field(() => String)
  readonly position!: string

  @Field(() => String, { nullable: true })
  readonly legalBusinessName!: string | null

  @Field(() => String, { description: 'ISO 8601 in UTC, exactly as it was signed.' })
  readonly signedAt!: string
}

@ObjectType({ description: 'Whether a signed attestation holds.' })
export class AttestationVerification {
  @Field(() => Boolean, { description: 'Signature, text and record all hold.' })
  readonly isValid!: boolean

  @Field(() => Boolean)
  readonly isSignatureValid!: boolean

  @Field(() => Boolean, { description: 'The text has the hash that was signed.' })
  readonly isTextUnchanged!: boolean

  @Field(() => Boolean, { description: 'The record kept here says the same.' })
  readonly isOnRecord!: boolean

  @Field(() => [String], { description: 'What is wrong, in words; empty when all is well.' })
  readonly problems!: string[]

  @Field(() => AttestationStatement, {
    nullable: true,
    description: 'Null when the signature does not hold: then nobody said it.',
  })
  readonly statement?: AttestationStatement | null
}
