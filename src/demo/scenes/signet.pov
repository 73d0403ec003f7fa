#include "common.inc"
// signet ring: a tapered D band that swells into an oval head; a satin table inside a polished bevel.
// The body is one distance-like function of space, so that the shoulders flow into the head as cast metal does; a mesh of it, because
// an isosurface takes minutes instead of seconds. Table and bevel are exact cuts through the mesh, so their edges stay crisp.
#declare RI=8.6;                    // radius of the finger hole, mm; its axis is z
#declare TY=11.5;                   // height of the table above that axis
#declare TA=5.3; #declare TB=6.6;   // half axes of the head: round the finger, along the finger
#declare BEVEL=0.50;                // width of the bevel, seen from above
#declare SMin=function(A,B,K){ 0.5*(A+B-sqrt((A-B)*(A-B)+K*K)) };   // smooth minimum: K is about the radius of the fillet
#declare SMax=function(A,B,K){ 0.5*(A+B+sqrt((A-B)*(A-B)+K*K)) };
// band: ellipse section, thicker and wider towards the head. T: 0 at the bottom of the finger, 1 under the head; R: distance from the axis
#declare BandT=function(T){ 0.80+0.36*T*T };
#declare BandW=function(T){ 1.85+2.6*T*T*T };
#declare BandF=function(R,Z,T){ (sqrt(pow((R-RI-BandT(T))/BandT(T),2)+pow(Z/BandW(T),2))-1)*BandT(T) };
// boss under the table: oval, slightly wider below, higher than the table (which is cut later)
#declare BossF=function(X,Y,Z){ SMax(SMax((sqrt(X*X/(TA*TA)+Z*Z/(TB*TB))-1)*TA-0.10*(TY-Y),Y-TY-0.6,0.3),6.5-Y,1) };
#declare BodyF=function(X,Y,Z,R){ SMax(SMin(BandF(R,Z,0.5+0.5*Y/R),BossF(X,Y,Z),1.6),RI-R,0.35) };
#declare AtF=function(X,Y,Z){ BodyF(X,Y,Z,sqrt(X*X+Y*Y)) };
// mesh: for every angle A round the finger and B round the section, walk outwards from the middle of the metal to the zero of the function
#declare NA=400; #declare NB=180;
#declare V=array[NA+1][NB+1]; #declare N=array[NA+1][NB+1];
#macro Surface(C,D)
 #local In=0; #local Out=9;
 #while (Out-In>0.0005) #local S=(In+Out)/2; #local Q=C+S*D; #if (AtF(Q.x,Q.y,Q.z)<0) #local In=S; #else #local Out=S; #end #end
 (C+In*D)
#end
#macro Gradient(Q) #local E=0.002;
 vnormalize(<AtF(Q.x+E,Q.y,Q.z)-AtF(Q.x-E,Q.y,Q.z),AtF(Q.x,Q.y+E,Q.z)-AtF(Q.x,Q.y-E,Q.z),AtF(Q.x,Q.y,Q.z+E)-AtF(Q.x,Q.y,Q.z-E)>)
#end
#macro Body()
 #local I=0; #while (I<=NA) #local A=I*2*pi/NA; #local Rad=<cos(A),sin(A),0>;
  #local J=0; #while (J<=NB) #local B=J*2*pi/NB;
   #declare V[I][J]=Surface(Rad*(RI+0.75),Rad*sin(B)+z*cos(B)); #declare N[I][J]=Gradient(V[I][J]);
  #local J=J+1; #end
 #local I=I+1; #end
 mesh {
  #local I=0; #while (I<NA) #local J=0; #while (J<NB)
   smooth_triangle { V[I][J],N[I][J],V[I+1][J],N[I+1][J],V[I][J+1],N[I][J+1] }
   smooth_triangle { V[I+1][J+1],N[I+1][J+1],V[I+1][J],N[I+1][J],V[I][J+1],N[I][J+1] }
  #local J=J+1; #end #local I=I+1; #end
  inside_vector <0.31,0.83,0.46> }
#end
// a cut of slope S through the oval that is W inside the head's outline at table height
#macro Cut(W,S) union { cone { <0,-4,0>,1+4/S,<0,1,0>,1-1/S scale <TA-W,1,TB-W> } plane { y,-3.9 } translate y*TY } #end
#if (PASS=0)
 // satin: brush lines along the finger; an average of several grains blurs the reflection as a real brushed face does, and light that
 // meets two flanks of a line takes the colour of the metal twice
 #macro Deep(C) <pow(C.x,1.4),pow(C.y,1.4),pow(C.z,1.4)> #end
 #declare Satin = texture { average texture_map {
  #local G=0; #while (G<8)
   [1 pigment { rgb Deep(MetalCol[METAL]) } normal { bumps 0.10 scale <0.022,1,7> translate <G*3.1,0,G*7.7> } finish { ambient 0 diffuse 0 reflection { 0.84,1.0 metallic } }]
  #local G=G+1; #end } }
#else #declare Satin = MetalT(ID_BODY) #end
#declare Signet = intersection {
 object { Body() }
 plane { y,TY texture { Satin } }
 object { Cut(BEVEL,2.6) } object { Cut(BEVEL+0.10,1.3) }
 MetalTx(ID_BODY,0.003,0.6) }
#declare Ring = object { Signet rotate y*-28 }
Cam(<-0.2,65.2,-62>,<-0.2,3.35,0>,17.3)
Tent()
ShadowFloor(y,-10.3,<-SHADOWSIDE*45,70,-25>)
Place(Ring)
