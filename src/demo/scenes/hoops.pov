#include "common.inc"
#include "bands.inc"
// pair of hinged hoops standing on the table, a channel of small stones over the front; left seen from the side, right turned to its front
#declare HR=8.6; #declare HT=1.5; #declare HW=3.1;   // hoop: middle radius, thickness, width, mm; its axis is z, its front +x
#declare NS=13; #declare SR=0.74; #declare STEP=9.6;  // stones in a channel, their radius, degrees from one to the next
#declare DECK=HR+HT/2-0.10;                           // radius at which the girdles lie
// everything between two angles round z (less than 180 degrees apart)
#macro Sector(A,B) intersection { plane { y,0 rotate z*B } plane { -y,0 rotate z*A } } #end
// small radii for what is worked into the band
#declare Channel = intersection { difference { cylinder { -z*(SR-0.06),z*(SR-0.06),HR+HT } cylinder { -z*HW,z*HW,DECK-0.50 } } Sector(-STEP*NS/2,STEP*NS/2) }
#macro Hoop(FIRST)
 union {
  difference {
   object { FlatBand(HR,HT,HW,0.40) }
   object { Sector(84,113) }        // the opening for the ear
   object { Sector(219,219.8) }     // the joint beside the hinge
   object { Channel }
   MetalT(ID_BODY) }
  #local I=0; #while (I<NS)
   object { StoneM(SR,STONE,ID_STONE+FIRST+I) rotate z*-90 translate x*DECK rotate z*(I-(NS-1)/2)*STEP }
  #local I=I+1; #end
  // post, from the front half into the latch of the back half
  union { intersection { torus { HR,0.42 rotate x*90 } object { Sector(80,116) } } sphere { x*HR,0.42 rotate z*80 } MetalT(ID_POST) }
  // hinge: three knuckles on a pin
  union {
   cylinder { -z*HW/2,-z*0.56,0.80 } cylinder { -z*0.48,z*0.48,0.80 } cylinder { z*0.56,z*HW/2,0.80 } cylinder { -z*(HW/2+0.12),z*(HW/2+0.12),0.42 }
   translate x*(HR+0.1) rotate z*219.4 MetalT(ID_CLASP) }
 }
#end
#declare Pair = union {
  object { Hoop(0) rotate y*24 translate <-8.2,0,0> }
  object { Hoop(NS) rotate y*70 translate <8.4,0,-1> }
}
Cam(<-1.1,26,-118>,<-1.1,0.15,0>,19.6)
Tent()
ShadowFloor(y,-HR-HT/2,<-SHADOWSIDE*45,70,-25>)
Place(Pair)
