/** The part of lcms-wasm that is used: it ships without types. */
declare module 'lcms-wasm' {
  export interface Lcms {
    HEAPU8: Uint8Array;
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    _cmsOpenProfileFromMem(pointer: number, bytes: number): number;
    cmsCreateLab4Profile(whitePoint: null): number;
    cmsGetColorSpaceASCII(profile: number): string | null;
    cmsGetProfileInfoASCII(profile: number, info: number, language: string, country: string): string;
    cmsCreateTransform(from: number, fromFormat: number, to: number, toFormat: number, intent: number, flags: number): number;
    cmsDoTransform(transform: number, input: Uint8Array, pixels: number): Float32Array;
    cmsDeleteTransform(transform: number): void;
    cmsCloseProfile(profile: number): void;
  }
  export function instantiate(): Promise<Lcms>;
  export const TYPE_RGB_8: number;
  export const INTENT_RELATIVE_COLORIMETRIC: number;
  export const cmsInfoDescription: number;
  export const cmsFLAGS_NOOPTIMIZE: number;
}
