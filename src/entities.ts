import { AcceptanceRules } from './boards/AcceptanceRules';
import { BackgroundStandard } from './boards/BackgroundStandard';
import { ReferenceBoard } from './boards/ReferenceBoard';
import { RetouchTemplate } from './boards/RetouchTemplate';
import { Collection } from './catalogue/Collection';
import { Colourway } from './catalogue/Colourway';
import { Original } from './catalogue/Original';
import { Shot } from './catalogue/Shot';
import { Sku } from './catalogue/Sku';
import { Upload } from './catalogue/Upload';
import { Channel } from './renditions/Channel';
import { ExportTemplate } from './renditions/ExportTemplate';
import { Publication } from './renditions/Publication';
import { Rendition } from './renditions/Rendition';
import { RulePack } from './renditions/RulePack';
import { Batch } from './retouching/Batch';
import { Cost } from './retouching/Cost';
import { Job } from './retouching/Job';
import { Review } from './retouching/Review';
import { Revision } from './retouching/Revision';
import { Source } from './retouching/Source';
import { SourceAudit } from './retouching/SourceAudit';
import { Import } from './imports/Import';
import { Event } from './scorecard/Event';
import { Rate } from './vendors/Rate';
import { Vendor } from './vendors/Vendor';

/** Every class that is a table. */
export const ENTITIES = [
  ...[Collection, Sku, Colourway, Shot, Original, Upload],
  ...[ReferenceBoard, BackgroundStandard, AcceptanceRules, RetouchTemplate],
  ...[Vendor, Rate],
  ...[Source, SourceAudit, Batch, Job, Cost, Revision, Review],
  ...[Channel, ExportTemplate, Rendition, Publication, RulePack],
  ...[Event, Import],
];
