export type RenderRefusalCode = 'WOULD_UPSCALE' | 'FRAME_TOO_LARGE' | 'PICTURE_TOO_SMALL' | 'BACKGROUND_MISMATCH' | 'BUDGET_NOT_MET';

/** Why a sound picture is not made into the file that a template asks for. `message` tells what there is and what was asked, for who reviews it. */
export interface RenderRefusal {
  code: RenderRefusalCode;
  message: string;
}
