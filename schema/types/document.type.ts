import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import type { DocumentScanState, DocumentFinding as FindingCode } from '../vocabulary/document.ts'
import { connectionOf } from './connection.type.ts'
import { DocumentFindingCodeEnum, DocumentScanStateEnum } from './enums.ts'
import { Node } from './node.type.ts'

@ObjectType({
  description: 'Something in a PDF that does more than be read. Nothing of it was run.',
})
export class DocumentFinding {
  @Field(() => DocumentFindingCodeEnum)
  readonly code!: FindingCode

  @Field(() => String, { description: 'What it means for whoever opens the file.' })
  readonly meaning!: string
}

@ObjectType({
  implements: Node,
  description: 'A supporting PDF of one version (R104-R113). Its bytes are behind downloadUrl.',
})
export class Document extends Node {
  @Field(() => String)
  readonly fileName!: string

  @Field(() => String, { nullable: true })
  readonly description?: string | null

  @Field(() => Int)
  readonly sizeBytes!: number

  @Field(() => String, { description: 'SHA-256 of the bytes, 64 hex digits.' })
  readonly sha256!: string

  @Field(() => Boolean, { description: 'Flag for use: the reviewers may go by it (R110).' })
  readonly readyForViewing!: boolean

  @Field(() => Date, { nullable: true, description: 'When it had arrived whole; null before.' })
  readonly uploadedAt?: Date | null

  @Field(() => Int, { nullable: true })
  readonly pageCount?: number | null

  @Field(() => DocumentScanStateEnum)
  readonly scanState!: DocumentScanState

  @Field(() => String, { nullable: true, description: 'What the scanner calls what it found.' })
  readonly scanSignature?: string | null

  @Field(() => Int)
  readonly revision!: number
}

export const DocumentConnection = connectionOf('Document', Document)

@InputType()
export class DocumentUploadInput {
  @Field(() => ID)
  versionId!: string

  @Field(() => String, { description: 'As the file is called; a folder before it is left out.' })
  fileName!: string

  @Field(() => Int, { description: 'At most 10,485,760 bytes (R106).' })
  sizeBytes!: number

  @Field(() => String, { description: 'SHA-256 of the file, 64 hex digits.' })
  sha256!: string

  @Field(() => String, { nullable: true, description: 'At most 200 characters (R109).' })
  description?: string | null

  @Field(() => Boolean, { defaultValue: true, description: 'Flag for use (R110).' })
  readyForViewing!: boolean
}

@InputType({ description: 'Only the fields that are given change; null empties the description.' })
export class DocumentUpdateInput {
  @Field(() => ID)
  documentId!: string

  @Field(() => Int)
  expectedRevision!: number

  @Field(() => String, { nullable: true })
  description?: string | null

  @Field(() => Boolean, { nullable: true })
  readyForViewing?: boolean | null
}

@ObjectType({ description: 'A header of an HTTP request.' })
export class HttpHeader {
  @Field(() => String)
  readonly name!: string

  @Field(() => String)
  readonly value!: string
}
