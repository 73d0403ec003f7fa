import sharp from 'sharp';

const PIXELS = 24e6;

/** One of our own renders with its margins, scaled up: no camera's grain, but its size, its outline and its colours. */
export async function enlarged(picture: Buffer): Promise<Buffer> {
  const { width, height } = await sharp(picture).metadata();
  const scale = Math.sqrt(PIXELS / (width * height));
  const onWhite = sharp(picture).flatten({ background: '#ffffff' });
  return asMaster(onWhite.resize(Math.round(width * scale), Math.round(height * scale), { kernel: 'lanczos3' }));
}

export function asMaster(picture: sharp.Sharp): Promise<Buffer> {
  return picture.jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer();
}
