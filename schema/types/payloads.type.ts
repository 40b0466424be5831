import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Organization, Vendor } from './account.type.ts'
import { AppVersion } from './app.type.ts'
import { AttestationProposal, AttestationText } from './attestation.type.ts'
import { ConsentGrant, OAuthClient } from './client.type.ts'
import { Message } from './conversation.type.ts'
import { Document, HttpHeader } from './document.type.ts'
import { Payload } from './payload.type.ts'
import { VendorCorrection, VendorInvitation } from './vendor.type.ts'

@ObjectType()
export class AccountPayload extends Payload {
  @Field(() => Boolean)
  readonly accepted!: boolean
}

@ObjectType()
export class VendorPayload extends Payload {
  @Field(() => Vendor, { nullable: true })
  readonly vendor!: Vendor | null
}

@ObjectType()
export class AppVersionPayload extends Payload {
  @Field(() => AppVersion, { nullable: true })
  readonly appVersion!: AppVersion | null
}

@ObjectType()
export class AttestationProposalPayload extends Payload {
  @Field(() => AttestationProposal, { nullable: true })
  readonly proposal!: AttestationProposal | null
}

@ObjectType()
export class AttestationTextPayload extends Payload {
  @Field(() => AttestationText, { nullable: true })
  readonly text!: AttestationText | null

  @Field(() => Int, { description: 'Live versions whose vendors are asked again.' })
  readonly appsToReattest!: number
}

@ObjectType({
  description:
    'PUT the PNG bytes to uploadUrl; it answers { iconId, iconUrl } or { error: { message, code, limit, actual } }.',
})
export class IconUploadPayload extends Payload {
  @Field(() => String, { nullable: true })
  readonly uploadUrl!: string | null

  @Field(() => Date, { nullable: true })
  readonly expiresAt!: Date | null
}

@ObjectType({
  description:
    'PUT the bytes to uploadUrl with uploadHeaders, once; then call documentUploadComplete. Our own address answers a refusal as { error: { message, code, limit, actual } }.',
})
export class DocumentUploadPayload extends Payload {
  @Field(() => Document, { nullable: true })
  readonly document!: Document | null

  @Field(() => String, { nullable: true })
  readonly uploadUrl!: string | null

  @Field(() => [HttpHeader])
  readonly uploadHeaders!: HttpHeader[]

  @Field(() => Date, { nullable: true })
  readonly expiresAt!: Date | null
}

@ObjectType()
export class DocumentPayload extends Payload {
  @Field(() => Document, { nullable: true })
  readonly document!: Document | null
}

@ObjectType()
export class DocumentCancelPayload extends Payload {
  @Field(() => ID, { nullable: true })
  readonly documentId!: string | null
}

@ObjectType()
export class MessagePayload extends Payload {
  @Field(() => Message, { nullable: true })
  readonly message!: Message | null
}

@ObjectType()
export class SecretPayload extends Payload {
  @Field(() => OAuthClient, { nullable: true })
  readonly client!: OAuthClient | null

  @Field(() => String, {
    nullable: true,
    description: 'For the vendor alone: shown once, never again.',
  })
  readonly plaintextOnce!: string | null
}

@ObjectType()
export class ClientPayload extends Payload {
  @Field(() => OAuthClient, { nullable: true })
  readonly client!: OAuthClient | null
}

@ObjectType()
export class ConsentPayload extends Payload {
  @Field(() => ConsentGrant, { nullable: true })
  readonly consent!: ConsentGrant | null
}

@ObjectType()
export class VendorInvitationPayload extends Payload {
  @Field(() => VendorInvitation, { nullable: true })
  readonly invitation!: VendorInvitation | null
}

@ObjectType()
export class VendorCorrectionPayload extends Payload {
  @Field(() => VendorCorrection, { nullable: true })
  readonly correction!: VendorCorrection | null
}

@ObjectType()
export class VendorLeavePayload extends Payload {
  @Field(() => Boolean)
  readonly left!: boolean
}

@ObjectType()
export class OrganizationPayload extends Payload {
  @Field(() => Organization, { nullable: true })
  readonly organization!: Organization | null
}
