import { Field, ObjectType } from 'type-graphql'
import type { LegalLink } from '../vocabulary/organization-face.ts'
import { LegalLinkEnum } from './enums.ts'

@ObjectType({ description: 'A legal page of the hospital.' })
export class OrganizationLegalLink {
  @Field(() => LegalLinkEnum)
  readonly kind!: LegalLink

  @Field(() => String)
  readonly url!: string
}

@ObjectType({ description: 'A text in the languages it was written in.' })
export class TextInLanguages {
  @Field(() => String, { nullable: true })
  readonly en?: string | null

  @Field(() => String, { nullable: true })
  readonly es?: string | null
}

@ObjectType({ description: 'How the hospital presents itself, as its administrators edit it.' })
export class OrganizationFace {
  @Field(() => String)
  readonly name!: string

  @Field(() => String)
  readonly supportEmail!: string

  @Field(() => String, {
    nullable: true,
    description: '#rrggbb; null for the colour of the product.',
  })
  readonly accentColor!: string | null

  @Field(() => String, { nullable: true })
  readonly logoUrl!: string | null

  @Field(() => [OrganizationLegalLink])
  readonly legalLinks!: OrganizationLegalLink[]

  @Field(() => TextInLanguages)
  readonly galleryWelcome!: TextInLanguages

  @Field(() => TextInLanguages)
  readonly signInNotice!: TextInLanguages

  @Field(() => TextInLanguages)
  readonly mailLine!: TextInLanguages
}
