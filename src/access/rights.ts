import type { Role } from './viewer';

/**
 * What each role may ask for and do: the one table. A field that is not granted to a role does not exist for it, by whatever path it is
 * reached; ADMIN may everything. Which rows of a type a role sees is told in rows.ts.
 */
const ALL: readonly Role[] = ['STOREFRONT', 'VENDOR', 'REVIEWER', 'STUDIO', 'ANALYST'];
const HOUSE: readonly Role[] = ['REVIEWER', 'STUDIO', 'ANALYST'];
const MAKERS: readonly Role[] = ['VENDOR', 'REVIEWER', 'STUDIO'];
const OFFICE: readonly Role[] = ['REVIEWER', 'STUDIO'];
const STUDIO: readonly Role[] = ['STUDIO'];
const VENDOR: readonly Role[] = ['VENDOR'];
const REVIEWER: readonly Role[] = ['REVIEWER'];
const STOREFRONT: readonly Role[] = ['STOREFRONT'];
const ANALYST: readonly Role[] = ['ANALYST', 'STUDIO'];
const ADMIN_ALONE: readonly Role[] = [];

type Grant = readonly [roles: readonly Role[], fields: string];

const RIGHTS: Readonly<Record<string, readonly Grant[]>> = {
  Query: [
    [ALL, 'node nodes collection sku'],
    [HOUSE, 'collections'],
    [MAKERS, 'shot jobs job revision source'],
    [OFFICE, 'reviewQueue batch referenceBoards acceptanceRules boardWhatIf'],
    [['STOREFRONT', ...HOUSE], 'channels'],
    [['VENDOR', ...HOUSE], 'vendors'],
    [STUDIO, 'exportTemplates channelReadiness rulePacks events'],
    [ANALYST, 'scorecard'],
    [ADMIN_ALONE, 'persons'],
  ],
  Mutation: [
    [MAKERS, 'stagedUploadsCreate'],
    [VENDOR, 'submitRevision'],
    [['VENDOR', 'STUDIO'], 'logTime'],
    [REVIEWER, 'signOffDevice reviewRevision overruleVeto'],
    [OFFICE, 'reclassifyCause remeasureRevision'],
    [STOREFRONT, 'reportPageLoads'],
    [
      STUDIO,
      'saveCollection saveSku saveColourway saveShot submitSource confirmSourceAudit createBatch handOver cancelJob reopenShot bookCost',
    ],
    [STUDIO, 'createBoardVersion saveAcceptanceRules saveBackgroundStandard saveRetouchTemplate saveVendor saveRate'],
    [STUDIO, 'saveChannel importRulePack saveExportTemplate exportRevisions publish withdraw startImport'],
    [ADMIN_ALONE, 'createPerson createKey revokeKey'],
  ],

  Collection: [
    [ALL, 'id code name season skus'],
    [OFFICE, 'families spread'],
    [HOUSE, 'launchDate cropRatio backgroundStandardCode acceptanceRulesCode version channels'],
  ],
  Sku: [
    [ALL, 'id code name style featured widthMm heightMm collection colourways'],
    [['VENDOR', ...HOUSE], 'tier traits prongs stoneCount'],
    [HOUSE, 'version'],
    [OFFICE, 'contactSheetUrl colourwayDrift'],
  ],
  Family: [[OFFICE, 'metal finish n spreadDeltaE maxDeltaE oddOneOut']],
  ViewSpread: [[OFFICE, 'view aspects']],
  AspectSpread: [[OFFICE, 'aspect n mean deviation strays']],
  Stray: [[OFFICE, 'shot value off']],
  ColourwayDrift: [[OFFICE, 'pairs']],
  ColourwayPair: [[OFFICE, 'a b structuralSimilarity whitePointDeltaE shadowDirectionDifference cropDifference']],
  Colourway: [
    [ALL, 'id code metal secondMetal finish stones sku'],
    [MAKERS, 'shots'],
    [['STOREFRONT', ...OFFICE], 'renditions'],
    [HOUSE, 'version'],
  ],
  Stone: [[ALL, 'kind colour']],
  AltText: [[MAKERS, 'locale text']],
  Shot: [
    [MAKERS, 'id view number reference altTexts colourway sources revisions currentRevision'],
    [OFFICE, 'status publications'], // to a former vendor it would tell of the next one's progress; its own job has a state of its own
  ],

  ReferenceBoard: [[MAKERS, 'id subject lighting version zones highlightLimit shadowDensity whiteBalance lockedAt createdAt']],
  BoardWhatIf: [[OFFICE, 'approvedCount wouldFailCount revisions']],
  BoardWhatIfRevision: [[OFFICE, 'revision worstDeltaE wouldFail']],
  BoardZone: [[MAKERS, 'zone lab spread toleranceDeltaE']],
  Lab: [[MAKERS, 'l a b']],
  BackgroundStandard: [[MAKERS, 'id code version kind colour lockedAt']],
  AcceptanceRules: [[MAKERS, 'id code version limits lockedAt']],
  AcceptanceLimit: [[MAKERS, 'name measurement tag warn reject unit source']],
  RetouchTemplate: [[MAKERS, 'id name version actions lockedAt']],

  Vendor: [
    [['VENDOR', ...HOUSE], 'id code name productionModel'],
    [['VENDOR', ...OFFICE], 'standardHours expediteHours reworkHours timeZone workingDays workingHours holidays'],
    [['VENDOR', 'STUDIO'], 'hourlyRate currency rates'],
    [STUDIO, 'version'],
  ],
  Rate: [[['VENDOR', 'STUDIO'], 'id tier view price extraRoundPrice currency validFrom validTo']],

  Source: [
    [MAKERS, 'id number sha256 capturedAt lighting rawName rawSha256 rawConverter colourChart receivedAt shot url width height audit'],
  ],
  SourceAudit: [[MAKERS, 'state failure algorithmVersion suggestedOutcome checks notApplicable outcome comment confirmedAt']],
  SourceAuditCheck: [[MAKERS, 'check value limit unit verdict message']],
  Batch: [[OFFICE, 'id code shots contactSheetUrl']],
  Job: [
    [MAKERS, 'id brief service dueAt status handedOverAt shot reference vendor source boards retouchTemplate round lastReview revisions'],
    [['VENDOR', 'STUDIO'], 'costs'],
  ],
  Cost: [[['VENDOR', 'STUDIO'], 'reason amount currency comment at']],
  Revision: [
    [MAKERS, 'id number sha256 origin aiModel aiLora cutoutMethod steps status submittedAt approvedAt job basedOn url width height'],
    [MAKERS, 'quality lookalikes heatMapUrl cropsUrl beforeAfterUrl previews signOffs review'],
  ],
  Lookalike: [[MAKERS, 'revision kind bitsApart deltaE']],
  RevisionStep: [[MAKERS, 'step tool minutes']],
  Quality: [
    [MAKERS, 'state failure machineVerdict algorithmVersion findings notApplicable'],
    [
      MAKERS,
      'colour subject backgroundPurity edgeQuality clipping metalTone crop shadow gemstones focus noise glare structure texture surfaceLife dust sparkle',
    ],
  ],
  Finding: [[MAKERS, 'measurement tag severity value limit unit message box']],
  Box: [[MAKERS, 'x y width height']],
  NotApplicable: [[MAKERS, 'measurement reason']],
  BackgroundPurity: [[MAKERS, 'medianL medianChroma medianA warmth share255 share254 share250 borderShare255 evenness dirtyBlobs']],
  Shadow: [[MAKERS, 'kind share density softness direction contact']],
  Structure: [[MAKERS, 'outlineIou outlineH95 bandWidthChange interiorChanges componentsChange holesChange']],
  Texture: [[MAKERS, 'lostShare sharpenedShare']],
  Dust: [[MAKERS, 'count specks']],
  Speck: [[MAKERS, 'contrast box']],
  SurfaceLife: [[MAKERS, 'lostShare']],
  Sparkle: [[MAKERS, 'count places']],
  Gemstones: [[MAKERS, 'share contrast opacity glintShare colours']],
  StoneColour: [[MAKERS, 'hue chroma chromaHigh share board zones']],
  StoneTone: [[MAKERS, 'zone n lab deltaE deltaL deltaC deltaH']],
  Noise: [[MAKERS, 'sigma places']],
  Glare: [[MAKERS, 'share regions']],
  GlareRegion: [[MAKERS, 'share box']],
  EdgeQuality: [[MAKERS, 'artefactCount perThousandPixels haloCount fringeCount jaggedCount hardCutCount artefacts']],
  EdgeArtefact: [[MAKERS, 'kind lengthPixels strength box']],
  Clipping: [[MAKERS, 'anyChannelShare allChannelsShare newSinceSource redShare greenShare blueShare largestBlob crushedShare']],
  MetalTone: [[MAKERS, 'zone n lab deltaE deltaL deltaC deltaH direction']],
  Crop: [[MAKERS, 'marginLeft marginRight marginTop marginBottom offsetX offsetY cutEdges fillLongestSide fillBoxArea fillSilhouetteArea']],
  FileColour: [[MAKERS, 'profileName flags']],
  Focus: [[MAKERS, 'edgeWidth places']],
  Subject: [[MAKERS, 'confidence components']],
  SignOff: [[MAKERS, 'device signedAt']],
  Review: [
    [MAKERS, 'id verdict zoomed cropBalance shadowBehaviour edgePurity metalTone gemstoneAccuracy exportSettings'],
    [MAKERS, 'tags comment reviewedSha256 at cause causeChanges revision'],
  ],
  ReviewTag: [[MAKERS, 'tag region comment']],
  CauseChange: [[MAKERS, 'cause reason at']],

  Channel: [
    [['STOREFRONT', ...HOUSE], 'id code name locales'],
    [STUDIO, 'version exportTemplates rulePack'],
  ],
  ExportTemplate: [
    [
      STUDIO,
      'id code version views formats widths aspect padding background byteBudget quality filenamePattern creator rights channel altTextPatterns',
    ],
  ],
  RulePack: [[STUDIO, 'code version name platform category rules']],
  PackRule: [[STUDIO, 'rule level expected unit roles source confidence checkedOn validFrom validTo']],
  ChannelReadiness: [[STUDIO, 'readyCount notReadyCount skus']],
  SkuReadiness: [[STUDIO, 'sku state checks']],
  RuleCheck: [[OFFICE, 'shot rule level status expected measured unit fix reason source confidence checkedOn']],
  AltTextPattern: [[STUDIO, 'locale pattern']],
  Rendition: [
    [['STOREFRONT', ...MAKERS], 'id format width height bytes placeholder channel template view url variantUrl altText'],
    [MAKERS, 'status failure sha256 quality fidelity bytesPerPixel'],
  ],
  Fidelity: [[MAKERS, 'psnr ssim msSsim gmsd']],
  Publication: [[OFFICE, 'id status goesLiveAt endsAt withdrawnAt reason shot channel despite despiteReason checks']],

  Scorecard: [[ANALYST, 'computedAt exact errorBound rows']],
  ScorecardRow: [
    [ANALYST, 'key turnaround turnaroundStages leadTime leadTimeToFirstSubmission leadTimeInWorkingHours'],
    [
      ANALYST,
      'revisionRounds roundsBySku roundsByCause firstTimeApprovalRate firstTimeFailures qcPassRate rejectionRate batchPassRate onTimeRate',
    ],
    [ANALYST, 'costPerImage hoursPerHeroShot hoursPerBatchItem shootToLive shootToLiveStages retakeRate'],
    [ANALYST, 'returnRate returnRateOfFeatured returnRateAroundLaunch fileSize fileSizes pageLoad pageLoads'],
    [ANALYST, 'edgeArtefacts colourVariance boardMatchRate issuePareto issueBreakdown machineAgreement'],
  ],
  ScorecardKey: [[ANALYST, 'dimension value']],
  Spread: [[ANALYST, 'n mean p50 p90']],
  RevisionRounds: [[ANALYST, 'n mean p90 histogram']],
  RoundsBin: [[ANALYST, 'rounds shots']],
  Average: [[ANALYST, 'n mean deviation']],
  Figure: [[ANALYST, 'n value interval']],
  MeanFigure: [[ANALYST, 'n value deviation']],
  LaunchFigure: [[ANALYST, 'n value interval side']],
  Interval: [[ANALYST, 'low high']],
  Share: [[ANALYST, 'n value interval']],
  PendingRate: [[ANALYST, 'n value interval pending']],
  OnTimeShare: [[ANALYST, 'n value interval services']],
  ServiceShare: [[ANALYST, 'n value interval service']],
  LoadTime: [[ANALYST, 'n p50 p75 p90']],
  LoadTimeCell: [[ANALYST, 'n p50 p75 p90 channel template device pictures fileBytes']],
  FileSpread: [[ANALYST, 'n mean p50 p90 channel template format']],
  StageSpread: [[ANALYST, 'n mean p50 p90 stage']],
  SkuRounds: [[ANALYST, 'sku n mean']],
  CauseRounds: [[ANALYST, 'cause rounds share']],
  IssueCount: [[ANALYST, 'tag step count share']],
  FirstTimeFailure: [[ANALYST, 'tag step cause count share']],
  IssueCell: [[ANALYST, 'tag step count share vendor metal cause']],
  TagAgreement: [[ANALYST, 'tag both machineOnly personOnly precision precisionInterval recall recallInterval']],
  TierCost: [[ANALYST, 'tier currency n value deviation']],
  Event: [
    [STUDIO, 'id at kind round batch service dueAt outcome origin verdict cause tags template channel format bytes final step minutes'],
    [STUDIO, 'tier amount currency reason device shot vendor person'],
  ],

  Import: [
    [STUDIO, 'id kind filename partial state read added changed unchanged rejected rejectsUrl faults outsideLaws askedAt finishedAt'],
  ],
  ImportFault: [[STUDIO, 'line field message']],
  OutsideLaw: [[STUDIO, 'law facts']],

  Person: [[ADMIN_ALONE, 'id name keys']],
  Key: [[ADMIN_ALONE, 'id role hint vendor channel createdAt revokedAt']],

  PageInfo: [[ALL, 'hasNextPage hasPreviousPage startCursor endCursor']],
  UserError: [[ALL, 'code field message']],
  UploadTarget: [[MAKERS, 'uploadId url method headers expiresAt']],
  UploadHeader: [[MAKERS, 'name value']],
};

/** Wrappers hold nothing of their own: whoever may ask for the field that leads to one may open it. */
const WRAPPERS = /(Payload|Connection|Edge)$/;

const granted = new Map<string, ReadonlySet<Role>>(
  Object.entries(RIGHTS).flatMap(([type, grants]) =>
    grants.flatMap(([roles, fields]) =>
      fields.split(' ').map((field) => [`${type}.${field}`, new Set<Role>([...roles, 'ADMIN'])] as const),
    ),
  ),
);

export function mayAsk(role: Role, type: string, field: string): boolean {
  if (WRAPPERS.test(type) || field.startsWith('__') || type.startsWith('__')) return true; // the schema itself is for everybody who has a key
  return granted.get(`${type}.${field}`)?.has(role) ?? false;
}

/** Whether the table says anything of a field: a test asks it for every field of the schema. */
export function isDecided(type: string, field: string): boolean {
  return WRAPPERS.test(type) || granted.has(`${type}.${field}`);
}

/** All that the table speaks of, as `Type.field`: the same test asks the schema for each. */
export function decidedFields(): string[] {
  return [...granted.keys()];
}
