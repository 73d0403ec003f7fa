// Solitaire ring with known ground truth. Declare= on the command line:
// PRONGS(4..8) METAL(0 yellow,1 rose,2 white) DUST(n specks) SHADOW(0/1) STONE(0 diamond,1 sapphire,2 ruby,3 emerald)
// PASS(0 beauty,1 class ids as in common.inc,2 coverage in white) BG(0 white,1 grey,2 warm source) VIEW(0 three-quarter,1 front,2 high) BANDW SEED EXPO
#version 3.7;
#ifndef(PRONGS) #declare PRONGS=6; #end
#ifndef(METAL) #declare METAL=0; #end
#ifndef(DUST) #declare DUST=0; #end
#ifndef(SHADOW) #declare SHADOW=1; #end
#ifndef(STONE) #declare STONE=0; #end
#ifndef(PASS) #declare PASS=0; #end
#ifndef(BG) #declare BG=0; #end
#ifndef(VIEW) #declare VIEW=0; #end
#ifndef(BANDW) #declare BANDW=1.0; #end
#ifndef(BANDT) #declare BANDT=1.0; #end
#ifndef(SEED) #declare SEED=7; #end
#ifndef(EXPO) #declare EXPO=1.0; #end
#ifndef(SKIP) #declare SKIP=-1; #end
global_settings { assumed_gamma 1.0 max_trace_level 9 adc_bailout 0.05 }
#declare MetalCol = array[3] { <1.00,0.74,0.30>, <0.96,0.62,0.47>, <0.83,0.82,0.80> };
#declare StoneCol = array[4] { <1,1,1>, <0.10,0.22,0.85>, <0.85,0.05,0.12>, <0.08,0.65,0.25> };
#declare StoneIor = array[4] { 2.417, 1.77, 1.77, 1.58 };
#macro IdT(I) texture { pigment { rgb (PASS=2? 1 : I/255) } finish { emission 1 diffuse 0 ambient 0 } } #end
#macro MetalT(ID)
 #if (PASS=0) texture { pigment { rgb MetalCol[METAL] }
   normal { granite 0.012 scale 0.35 }
   finish { ambient 0 diffuse 0 reflection { 0.90,1.0 metallic } } }
 #else IdT(ID) #end
#end
// ---- round brilliant, girdle radius 1, girdle plane y=0
#declare CA=34.5; #declare PA=40.75;
#declare Brilliant = intersection {
  cylinder { <0,-1.2,0>,<0,0.6,0>,1 }
  plane { y, 0.162*1.0 + 0.325*0.5*0.98 }
  // crown mains, upper girdle, stars
  #for (i,0,7)
    plane { vrotate(<sin(radians(CA)),cos(radians(CA)),0>,<0,i*45,0>), sin(radians(CA))*1.0+cos(radians(CA))*0.02 }
    plane { vrotate(<sin(radians(22)),cos(radians(22)),0>,<0,i*45+22.5,0>), sin(radians(22))*0.63+cos(radians(22))*0.313 }
    plane { vrotate(<sin(radians(42)),cos(radians(42)),0>,<0,i*45+11.25,0>), sin(radians(42))*0.985+cos(radians(42))*0.02 }
    plane { vrotate(<sin(radians(42)),cos(radians(42)),0>,<0,i*45-11.25,0>), sin(radians(42))*0.985+cos(radians(42))*0.02 }
    plane { vrotate(<sin(radians(PA)),-cos(radians(PA)),0>,<0,i*45,0>), sin(radians(PA))*1.0+cos(radians(PA))*0.02 }
    plane { vrotate(<sin(radians(42.2)),-cos(radians(42.2)),0>,<0,i*45+11.25,0>), sin(radians(42.2))*0.99+cos(radians(42.2))*0.02 }
    plane { vrotate(<sin(radians(42.2)),-cos(radians(42.2)),0>,<0,i*45-11.25,0>), sin(radians(42.2))*0.99+cos(radians(42.2))*0.02 }
  #end
}
#declare SR=3.25;  // stone radius mm
#declare RR=8.9;   // ring major radius
#declare SY=RR+3.3; // girdle height
#declare TheStone = object { Brilliant scale SR translate y*SY
 #if (PASS=0)
   #if (STONE=0) material { texture { pigment { rgbt <1,1,1,1> } finish { ambient 0 diffuse 0 specular 0.7 roughness 0.001 reflection { 0.02,1 fresnel on } conserve_energy } }
      interior { ior 2.417 } }
   #else material { texture { pigment { rgbt <1,1,1,1> } finish { ambient 0 diffuse 0 specular 0.6 roughness 0.001 reflection { 0.02,1 fresnel on } conserve_energy } }
      interior { ior StoneIor[STONE] fade_distance SR*0.9 fade_power 1001 fade_color StoneCol[STONE]*0.9 } } #end
  no_shadow #else IdT(60) #end }
// ---- band: torus squashed to a comfort profile, axis z, half-open under the head
#declare Band = intersection {
  torus { RR, 1.0*BANDT rotate x*90 scale <1,1,1.15*BANDW> }
  torus { RR+0.15, 1.18+(BANDT-1) rotate x*90 scale <1,1,2> }
  MetalT(1) }
// ---- head: gallery rail + N prongs with ball tips
#declare Gallery = union { torus { SR*0.52, 0.34 translate y*(SY-1.75) } torus { SR*0.80,0.26 translate y*(SY-0.85) } cylinder { y*(RR+0.2), y*(SY-1.75), 0.75 } MetalT(2) }
#macro Prong(k)
 union {
  #local a=360/PRONGS*k+15;
  #local p0=vrotate(<SR*0.42,SY-2.1,0>,y*a); #local p1=vrotate(<SR*0.99,SY-0.1,0>,y*a); #local p2=vrotate(<SR*1.02,SY+0.45,0>,y*a); #local p3=vrotate(<SR*0.90,SY+0.78,0>,y*a);
  sphere{p0,0.42} cone{p0,0.42,p1,0.40} sphere{p1,0.40} cone{p1,0.40,p2,0.40} sphere{p2,0.40} cone{p2,0.40,p3,0.42} sphere{p3,0.42}
  MetalT(10+k) }
#end
#declare Ring = union {
  object { Band } object { Gallery }
  #for (k,0,PRONGS-1) #if (k!=SKIP) object { Prong(k) } #end #end
  object { TheStone }
}
#declare Rs=seed(SEED);
#declare Specks = union {
 #for (i,1,DUST)
  #local th=(0.62+rand(Rs)*1.76)*pi; #local ph=(0.15+rand(Rs)*0.65)*pi; #local rr=0.05+rand(Rs)*0.07;
  #local q=RR+1.0*cos(ph); #local c=<cos(th)*q, -abs(sin(th))*q*(VIEW=2?-1:1), -1.15*BANDW*sin(ph)>;
  sphere { c, rr #if (PASS=0) texture { pigment { rgb <0.75,0.72,0.68>*(0.35+rand(Rs)*0.6) } finish { ambient 0.1 diffuse 0.8 } } #else IdT(255) #end }
 #end
 #if (DUST=0) sphere { <0,-500,0>,0.01 } #end
}
#declare FloorY=-RR-1.02;
union { object { Ring } object { Specks } rotate y*(VIEW=0?-28:0) }
// ---- camera
#switch (VIEW)
 #case (0) camera { location <0,16,-62> look_at <0,1.1,0> angle 26 right x*image_width/image_height } #break
 #case (1) camera { location <0,9,-64> look_at <0,1.3,0> angle 25 right x*image_width/image_height } #break
 #case (2) camera { location <0,56,-34> look_at <0,5.5,0> angle 22 right x*image_width/image_height } #break
#end
// ---- light tent
#if (PASS=0)
 #declare FloorC = (BG=0? <1,1,1> : (BG=1? <0.62,0.62,0.62> : <0.86,0.80,0.70>));
 plane { y, FloorY texture { pigment { rgb FloorC } finish { ambient 0 emission (SHADOW?(BG=0?0.60:0.45):1.3)*EXPO diffuse (SHADOW?(BG=0?0.85:0.62):0)*EXPO } } no_reflection }
 plane { y, FloorY-0.01 texture { pigment { rgb FloorC*0.72 } finish { ambient 0 emission EXPO diffuse 0 } } no_image no_shadow }
 #macro Soft(P,Q,E) box { P,Q texture { pigment { rgb 1 } finish { emission E*EXPO diffuse 0 ambient 0 } } no_image no_shadow } #end
 sky_sphere { pigment { gradient y color_map { [0 rgb 0.10*EXPO][0.35 rgb 0.28*EXPO][0.7 rgb 0.60*EXPO][1 rgb 0.85*EXPO] } scale 2 translate -1 } }
 Soft(<-40,52,-25>,<40,53,35>,1.25)
 Soft(<-62,0,-30>,<-61,48,18>,1.05)
 Soft(<60,5,-25>,<61,42,10>,0.75)
 Soft(<-10,10,-100>,<16,60,-99>,0.55)
 box { <-30,-12,-72>,<-20,34,-71> pigment { rgb 0.01 } finish { ambient 0 diffuse 0.1 } no_image no_shadow }
 box { <24,-12,-72>,<36,34,-71> pigment { rgb 0.01 } finish { ambient 0 diffuse 0.1 } no_image no_shadow }
 light_source { <-22,60,-26> rgb 0.85 area_light x*34, z*34, 5,5 adaptive 1 jitter circular orient }
 light_source { <45,40,-40> rgb 0.20 shadowless }
#else
 background { rgb 0 }
#end
