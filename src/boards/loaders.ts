import { byId } from '../relay/lookups';
import { AcceptanceRules } from './AcceptanceRules';
import { BackgroundStandard } from './BackgroundStandard';
import { ReferenceBoard } from './ReferenceBoard';
import { RetouchTemplate } from './RetouchTemplate';

export const referenceBoardById = byId(ReferenceBoard, 'ReferenceBoard');
export const backgroundStandardById = byId(BackgroundStandard, 'BackgroundStandard');
export const acceptanceRulesById = byId(AcceptanceRules, 'AcceptanceRules');
export const retouchTemplateById = byId(RetouchTemplate, 'RetouchTemplate');
