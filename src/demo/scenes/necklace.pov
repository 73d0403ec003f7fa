#include "common.inc"
#include "chain_a.inc"
// cable chain lying on a white table seen from above (camera on -z, table is the plane z=+something); links alternate +-45 degrees
#declare WR=PITCH*0.125;           // wire radius
#declare LI=PITCH*1.02;            // inner length of a link
#declare LW=PITCH*0.40;            // centre-line half width
#declare HL=(LI+2*WR)/2-LW;        // half of the straight part (centre line)
#declare LinkG = union {
  cylinder { <-HL,LW,0>,<HL,LW,0>,WR } cylinder { <-HL,-LW,0>,<HL,-LW,0>,WR }
  intersection { torus { LW,WR rotate x*90 } plane { -x,0 } translate x*HL }
  intersection { torus { LW,WR rotate x*90 } plane { x,0 } translate -x*HL } }
#declare Plate = union { cylinder { <-HL,0,-WR*0.8>,<-HL,0,WR*0.8>,LW } cylinder { <HL,0,-WR*0.8>,<HL,0,WR*0.8>,LW } box { <-HL,-LW,-WR*0.8>,<HL,LW,WR*0.8> } }
#declare Rs=seed(SEED);
#declare CLA=int(NL/2)-2; #declare CLB=int(NL/2)+1;    // links replaced by the clasp
#declare Piece = union {
 #local k=0; #while (k<NL)
  #local j1=rand(Rs); #local j2=rand(Rs);
  #if ((k<CLA | k>CLB) & k!=SKIPLINK)
   union { object { LinkG } #if (k=FUSE) object { Plate } #end
    MetalTx(ID_LINK+k,0.006,0.12) rotate x*(mod(k,2)=0? 42 : -48) rotate x*(j1-0.5)*16 rotate z*(LA[k]+(j2-0.5)*5) translate <LX[k],LY[k],0> }
  #end
 #local k=k+1; #end
 // spring-ring clasp at the top
 #local cx=(LX[CLA]+LX[CLB])/2; #local cy=(LY[CLA]+LY[CLB])/2;
 union { torus { PITCH*1.02,PITCH*0.19 rotate x*90 translate <-PITCH*0.55,0,0> } sphere { <-PITCH*0.55,PITCH*1.15,0>,PITCH*0.24 }
   torus { PITCH*0.55,PITCH*0.12 rotate x*90 rotate x*35 translate <PITCH*1.22,0,0> } cylinder { <-PITCH*1.55,0,0>,<-PITCH*1.85,0,0>,PITCH*0.14 }
   torus { PITCH*0.42,PITCH*0.12 rotate x*90 rotate x*-30 translate <-PITCH*2.02,0,0> }
   MetalT(ID_CLASP) translate <cx,cy,0> }
 // pendant
 #declare PR=3.0;
 union {
   torus { 1.15,0.30 scale <1,1.5,1> rotate z*90 rotate y*0 scale <0.85,1.35,1> rotate y*14 translate <0,0.1,0> MetalT(ID_BAIL) }
   torus { 0.62,0.22 rotate x*90 translate <0,-2.35,0> MetalT(ID_BAIL) }
   union {
     object { StoneM(PR,STONE,ID_STONE) }
     Basket(PR,4,45,0,0.36)
     // halo of 16 stones
     #declare HR=PR*1.36; #declare hr=0.64;
     difference { cylinder { <0,-0.9,0>,<0,0.02,0>,HR+0.95 } cylinder { <0,-2,0>,<0,1,0>,HR-0.80 }
       #local h=0; #while (h<16) cylinder { <0,-0.55,0>,<0,1,0>,hr*0.93 translate x*HR rotate y*(h+0.5)*22.5 } #local h=h+1; #end MetalT(ID_BODY) }
     torus { HR+0.95,0.16 translate -y*0.04 MetalT(ID_BODY) } torus { HR-0.80,0.13 translate -y*0.02 MetalT(ID_BODY) }
     #local h=0; #while (h<16)
       #if (h!=SKIPSTONE) object { StoneM(hr,STONE2,ID_STONE+1+h) translate <HR,0.10,0> rotate y*(h+0.5)*22.5 } #end
       union { sphere { <HR+0.50,0.13,0>,0.17 } sphere { <HR-0.48,0.13,0>,0.15 } MetalT(ID_BEAD) rotate y*h*22.5 }
     #local h=h+1; #end
     rotate x*-90 rotate <5,-6,0> translate <0,-2.95-HR-0.95,-0.6>
   }
 }
}
#declare P2 = object { Piece translate -y*19.0 rotate z*2 }
Cam(<0,0,-230>,<0,0,0>,17.9)
#declare ENVROT=<-38,0,0>;
Tent()
ShadowFloor(-z,-1.9,<-SHADOWSIDE*55,45,-75>)
Place(P2)
