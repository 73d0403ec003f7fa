import { BoardResolver, StandardsResolver } from '../boards/BoardResolver';
import { CollectionResolver } from '../catalogue/CollectionResolver';
import { ColourwayResolver } from '../catalogue/ColourwayResolver';
import { ShotResolver } from '../catalogue/ShotResolver';
import { SkuResolver } from '../catalogue/SkuResolver';
import { UploadResolver } from '../catalogue/UploadResolver';
import { ImportResolver } from '../imports/ImportResolver';
import { ChannelResolver, CollectionChannelsResolver, ExportTemplateResolver, PageLoadResolver } from '../renditions/ChannelResolver';
import { PublicationResolver, ShotPublicationsResolver } from '../renditions/PublicationResolver';
import { ReadinessResolver } from '../renditions/ReadinessResolver';
import { ChannelRulePackResolver, RulePackResolver } from '../renditions/RulePackResolver';
import { ColourwayRenditionsResolver, RenditionResolver, RevisionPreviewsResolver } from '../renditions/RenditionResolver';
import { BatchResolver } from '../retouching/BatchResolver';
import { BoardWhatIfResolver } from '../retouching/BoardWhatIfResolver';
import { CollectionSpreadResolver, StrayResolver } from '../retouching/CollectionSpreadResolver';
import { CollectionFamiliesResolver, FamilyResolver } from '../retouching/FamilyResolver';
import { JobResolver } from '../retouching/JobResolver';
import { ReviewResolver } from '../retouching/ReviewResolver';
import { RevisionResolver } from '../retouching/RevisionResolver';
import { ShotRetouchingResolver } from '../retouching/ShotRetouchingResolver';
import { SkuRetouchingResolver } from '../retouching/SkuRetouchingResolver';
import { SourceResolver } from '../retouching/SourceResolver';
import { EventResolver } from '../scorecard/EventResolver';
import { ScorecardResolver } from '../scorecard/ScorecardResolver';
import { FigureResolver } from '../scorecard/FigureResolver';
import { ShareResolver } from '../scorecard/ShareResolver';
import { TagAgreementResolver } from '../scorecard/TagAgreementResolver';
import { VendorResolver } from '../vendors/VendorResolver';
import { NodeResolver } from './NodeResolver';
import { PersonResolver } from './PersonResolver';

/** What the schema is made of, room by room. */
export const RESOLVERS = [
  NodeResolver,
  PersonResolver,
  ...[CollectionResolver, SkuResolver, ColourwayResolver, ShotResolver, UploadResolver],
  ...[BoardResolver, StandardsResolver],
  VendorResolver,
  ...[SourceResolver, BatchResolver, JobResolver, RevisionResolver, ReviewResolver, BoardWhatIfResolver],
  ...[ShotRetouchingResolver, SkuRetouchingResolver, CollectionFamiliesResolver, FamilyResolver, CollectionSpreadResolver, StrayResolver],
  ...[ChannelResolver, CollectionChannelsResolver, ExportTemplateResolver, PageLoadResolver],
  ...[RenditionResolver, ColourwayRenditionsResolver, RevisionPreviewsResolver, PublicationResolver, ShotPublicationsResolver],
  ...[ReadinessResolver, RulePackResolver, ChannelRulePackResolver],
  ...[ScorecardResolver, FigureResolver, ShareResolver, TagAgreementResolver, EventResolver, ImportResolver],
] as const;
