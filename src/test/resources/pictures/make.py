#!/usr/bin/python3
"""Makes the pictures of this folder and golden.txt: their pixels as Pillow reads them. Needs NumPy and Pillow with libwebp and libtiff."""
import os, struct
import numpy as np
from PIL import Image, ImageCms, ImageOps

HERE = os.path.dirname(os.path.abspath(__file__)) + '/'
HEIGHT, WIDTH = 14, 19
y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
PLANES = np.stack([x * 200 // WIDTH + 20, y * 200 // HEIGHT + 10, (x + y) * 150 // 33 + 40, 255 - x * 150 // WIDTH], -1)
PLANES = PLANES.astype(np.uint8)
rgb, rgba, grey = Image.fromarray(PLANES[..., :3]), Image.fromarray(PLANES, 'RGBA'), Image.fromarray(PLANES[..., 0])
wide = Image.fromarray(PLANES[..., 0].astype(np.uint16) * 257 - 3)
inks = Image.merge('CMYK', [Image.fromarray(PLANES[..., i] // (1 + i % 2)) for i in range(4)])
srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile('sRGB')).tobytes()
exif = Image.Exif()
exif[0x0112] = 6

rgb.save(HERE + 'rgb.jpg', quality=92)
rgb.save(HERE + 'progressive.jpg', quality=92, progressive=True)
rgb.save(HERE + 'full-chroma.jpg', quality=92, subsampling=0)
grey.save(HERE + 'grey.jpg', quality=92)
inks.save(HERE + 'cmyk.jpg', quality=92)
rgb.save(HERE + 'profile.jpg', quality=92, icc_profile=srgb)
with open(HERE + 'cmyk.jpg', 'rb') as file:
    cmyk = file.read()
at = cmyk.index(b'Adobe') + 11
with open(HERE + 'ycck.jpg', 'wb') as file:
    file.write(cmyk[:at] + b'\2' + cmyk[at + 1:])

for name, picture in dict(rgb=rgb, grey=grey, alpha=rgba, greyalpha=rgba.convert('LA'), palette4=rgb.quantize(16),
                          palette=rgb.quantize(200), bits=grey.convert('1'), wide=wide).items():
    picture.save(HERE + name + '.png')
# 16 bits of colour, which Pillow reads but does not write.
import zlib
def chunk(name, data):
    return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))
deep = (PLANES[..., :3].astype(np.uint16) * 256 + 255 - PLANES[..., :3]).astype('>u2')
with open(HERE + 'deep.png', 'wb') as file:
    file.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', WIDTH, HEIGHT, 16, 2, 0, 0, 0))
               + chunk(b'IDAT', zlib.compress(b''.join(b'\0' + row.tobytes() for row in deep))) + chunk(b'IEND', b''))

for name, picture in dict(rgb=rgb, grey=grey, palette=rgb.quantize(16), bits=grey.convert('1')).items():
    picture.save(HERE + name + '.bmp')
rgb.save(HERE + 'rgb.gif')
rgb.save(HERE + 'animated.gif', save_all=True, append_images=[rgb.rotate(180)])

rgb.save(HERE + 'lossy.webp', quality=60)
rgb.save(HERE + 'lossless.webp', lossless=True)
rgba.save(HERE + 'alpha.webp', lossless=True, exact=True)
rgb.save(HERE + 'animated.webp', save_all=True, append_images=[rgb.rotate(180)])

for compression in 'raw', 'tiff_lzw', 'tiff_adobe_deflate', 'packbits', 'jpeg':
    rgb.save(HERE + compression + '.tif', compression=compression)
rgb.quantize(16).save(HERE + 'palette.tif', compression='tiff_lzw')
inks.save(HERE + 'cmyk.tif', compression='tiff_lzw')
rgba.save(HERE + 'alpha.tif', compression='tiff_lzw')
grey.convert('1').save(HERE + 'fax.tif', compression='group4')
wide.save(HERE + 'wide.tif')
rgb.save(HERE + 'pages.tif', save_all=True, append_images=[rgb.rotate(180)])

rgb.save(HERE + 'turned.jpg', quality=92, exif=exif)
rgb.save(HERE + 'turned.png', exif=exif)
rgb.save(HERE + 'turned.webp', lossless=True, exif=exif)
rgb.save(HERE + 'turned.tif', compression='tiff_lzw', tiffinfo={0x0112: 6})

def pixels(picture):
    picture.seek(0)
    if picture.mode.startswith('I'):
        values = (np.asarray(picture).astype(np.int64) >> 8).astype(np.uint8)
        return np.stack([values] * 3, -1)
    if picture.mode in ('RGBA', 'LA'):
        bands = np.asarray(picture)
        return bands[..., :3] if picture.mode == 'RGBA' else np.stack([bands[..., 0]] * 3, -1)
    return np.asarray(picture.convert('RGB'))

with open(HERE + 'golden.txt', 'w') as golden:
    for name in sorted(os.listdir(HERE)):
        if name.endswith(('.py', '.txt')) or name.startswith('turned') or name == 'animated.webp':
            continue
        golden.write(name + ' ' + pixels(Image.open(HERE + name)).tobytes().hex() + '\n')
    # How Pillow turns pictures: for each orientation the numbers of the stored pixels in the order of the turned picture.
    for code in range(1, 9):
        numbers = Image.fromarray(np.arange(HEIGHT * WIDTH, dtype=np.int32).reshape(HEIGHT, WIDTH))
        tag = Image.Exif()
        tag[0x0112] = code
        numbers.info['exif'] = tag.tobytes()
        numbers._exif = None
        turned = np.asarray(ImageOps.exif_transpose(numbers))
        golden.write('turned%d %d %d %s\n' % (code, *turned.shape, ' '.join(map(str, turned.ravel()))))
