#!/bin/bash
# render.sh [WORK] [PERCENT] : renders everything that compose.mjs needs into WORK (default ./work); skips what exists.
# PERCENT makes smaller trial pictures. One core, low priority: a full set takes about half an hour.
set -e
cd "$(dirname "$0")"
mkdir -p "${1:-work}"
WORK=$(cd "${1:-work}" && pwd)
PERCENT=${2:-100}

# Nine samples a pixel, on a fixed grid and without jitter, so that beauty and coverage agree to the bit.
SMOOTH="+A0.0 +AM1 +R3 -J"
LINEAR="+FP16 File_Gamma=1.0"

pov() { # scene file size options...
  local scene=$1 file=$2 size=$(($3 * PERCENT / 100)); shift 3
  [ -f "$WORK/$file" ] && return
  echo "$file"
  nice -n 10 povray -D -P -V -GA +WT1 "+I$scene.pov" "+O$WORK/part-$file" "+W$size" "+H$size" +L. "+L$WORK" "$@" >"$WORK/$file.log" 2>&1 ||
    { tail -n 5 "$WORK/$file.log"; return 1; }
  mv "$WORK/part-$file" "$WORK/$file"
}

declares() { for d in "$@"; do echo "Declare=$d"; done; }

# What depends on the geometry and the camera only: colourways share it.
view() { # scene view size declares...
  local scene=$1 view=$2 size=$3 d; shift 3; d=$(declares "$@")
  pov "$scene" "$view.env.ppm" "$size" $LINEAR -A $d Declare=PASS=4
  pov "$scene" "$view.cov.ppm" "$size" $LINEAR $SMOOTH $d Declare=PASS=2
  pov "$scene" "$view.id.ppm" "$size" +FP8 File_Gamma=1.0 -A $d Declare=PASS=1
  pov "$scene" "$view.floor.ppm" 400 $LINEAR -A $d Declare=PASS=5
  pov "$scene" "$view.shaded.ppm" 400 $LINEAR -A $d Declare=PASS=3
}

beauty() { # scene name size declares...
  local scene=$1 name=$2 size=$3; shift 3
  pov "$scene" "$name.ppm" "$size" $LINEAR $SMOOTH $(declares "$@") Declare=PASS=0
}

# The solitaire brings its own room: its final and its capture are rendered whole, encoded as sRGB.
solitaire() { # name declares...
  local name=$1; shift
  pov ring "$name.ppm" 1000 +FP8 $SMOOTH $(declares VIEW=2 "$@") Declare=PASS=0
}

# The tent that every other piece reflects: three megabytes, made in five seconds.
PERCENT=100 pov bake_env bake.ppm 512 $LINEAR -A +W1024

pov ring solitaire.cov.ppm 1000 $LINEAR $SMOOTH $(declares VIEW=2 PASS=2)
pov ring solitaire.id.ppm 1000 +FP8 File_Gamma=1.0 -A $(declares VIEW=2 PASS=1)
solitaire solitaire_YG METAL=0
solitaire solitaire_RG METAL=1
solitaire solitaire_WG METAL=2
CAPTURE="BG=2 DUST=16 EXPO=0.9"
solitaire solitaire-source_YG METAL=0 $CAPTURE
solitaire solitaire-source_RG METAL=1 SEED=8 $CAPTURE
solitaire solitaire-source_WG METAL=2 SEED=9 $CAPTURE

# Before retouching a piece lies a little askew: turned (degrees), scaled and moved (shares of the frame).
ASKEW="CROT=1 CSC=0.97 CDX=-0.010 CDY=0.006"
view necklace necklace 1200
view necklace necklace-askew 1200 $ASKEW
beauty necklace necklace_YG 1200 METAL=0
beauty necklace necklace_RG 1200 METAL=1
beauty necklace necklace_RG-RUBY 1200 METAL=1 STONE=2 STONE2=0
beauty necklace necklace_WG 1200 METAL=2
beauty necklace necklace_SILVER 1200 METAL=3
beauty necklace necklace-askew_YG 1200 METAL=0 $ASKEW
beauty necklace necklace-askew_RG-RUBY 1200 METAL=1 STONE=2 STONE2=0 $ASKEW

ASKEW="CROT=1 CSC=0.97 CDX=0.012 CDY=-0.018"
view studs studs 1000
view studs studs-askew 1000 $ASKEW
beauty studs studs_YG 1000 METAL=0
beauty studs studs_RG 1000 METAL=1
beauty studs studs_YG-SAPPHIRE 1000 METAL=0 STONE=1
beauty studs studs-askew_YG 1000 METAL=0 $ASKEW
beauty studs studs-askew_YG-SAPPHIRE 1000 METAL=0 STONE=1 $ASKEW

ASKEW="CROT=-1.2 CSC=0.97 CDX=-0.010 CDY=0.012"
view signet signet 1000
view signet signet-askew 1000 $ASKEW
beauty signet signet_YG 1000 METAL=0
beauty signet signet_SILVER 1000 METAL=3
beauty signet signet_WG 1000 METAL=2
beauty signet signet-askew_YG 1000 METAL=0 $ASKEW
beauty signet signet-askew_SILVER 1000 METAL=3 $ASKEW

ASKEW="CROT=0.8 CSC=1.02 CDX=0.008 CDY=-0.014"
view hoops hoops 1000
view hoops hoops-askew 1000 $ASKEW
beauty hoops hoops_YG 1000 METAL=0
beauty hoops hoops_RG 1000 METAL=1
beauty hoops hoops_WG 1000 METAL=2
beauty hoops hoops_SILVER 1000 METAL=3
beauty hoops hoops-askew_YG 1000 METAL=0 $ASKEW
beauty hoops hoops-askew_WG 1000 METAL=2 $ASKEW
