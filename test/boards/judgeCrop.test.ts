import { DEFAULT_LIMITS } from '../../src/boards/acceptanceLimits';
import { judgeCrop } from '../../src/boards/judgeCrop';
import type { CropBalance } from '../../src/pixels/cropBalance';
import type { Inspection } from '../../src/pixels/inspect';

function found(crop: Partial<CropBalance>): [severity: string, message: string][] {
  const centred = { offsetX: 0, offsetY: 0, cutEdges: [], box: { x: 0, y: 0, width: 1, height: 1 } };
  return judgeCrop({ crop: { ...centred, ...crop } } as unknown as Inspection, DEFAULT_LIMITS).map(({ severity, message }) => [
    severity,
    message,
  ]);
}

it.each([
  ['a piece near the centre', { offsetX: 0.029, offsetY: -0.049 }, []],
  ['one at the right', { offsetX: 0.031 }, [['WARN', 'The piece sits 3.1 % right of the centre; up to 3 % is fine.']]],
  ['one far at the left', { offsetX: -0.1 }, [['REJECT', 'The piece sits 10.0 % left of the centre; up to 8 % is fine.']]],
  ['one high up', { offsetY: -0.2 }, [['WARN', 'The piece sits 20.0 % above the centre; up to 5 % is fine.']]],
  ['one that is low', { offsetY: 0.051 }, [['WARN', 'The piece sits 5.1 % below the centre; up to 5 % is fine.']]],
  ['one that two sides cut', { cutEdges: ['LEFT', 'TOP'] }, [['REJECT', 'The piece is cut by the frame: left and top.']]],
] satisfies [string, Partial<CropBalance>, [string, string][]][])('%s', (_what, crop, expected) => {
  expect(found(crop)).toEqual(expected);
});
