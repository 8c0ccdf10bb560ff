// Made by scripts/api-document.mjs; not to be edited.
// Source: runpod/docs@a900806 api-reference-v2/openapi.json ("Frontdoor v2.9.0" of 2026-08-18, OpenAPI 3.1): the paths that deploy asks, without its prose

/** The schemas of RunPod, by their names there. */
export interface Api {
  AvailabilityLevel: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH';
  BaseContainerConfig: {
    readonly args?: string;
    readonly disk?: number;
    readonly env?: Readonly<Record<string, string>>;
    readonly image?: string;
    readonly ports?: readonly string[];
  };
  BaseCpuConfig: { readonly id: string; readonly vcpuCount: number };
  CatalogInclude: 'AVAILABILITY';
  Cloud: 'SECURE' | 'COMMUNITY';
  ContainerConfig: Api['BaseContainerConfig'] & { readonly registry?: string | null };
  CpuConfig: Api['BaseCpuConfig'] & { readonly memory: number };
  CreateCpuConfig: Api['BaseCpuConfig'];
  CreateGpuConfig: Api['GpuConfig'] & {
    readonly allowedCudaVersions?: readonly string[];
    readonly minCudaVersion?: string;
  };
  CreatePodRequest: Api['ContainerConfig'] & {
    readonly name: string;
    readonly cloud?: Api['Cloud'];
    readonly cpu?: Api['CreateCpuConfig'];
    readonly dataCenterIds?: readonly string[];
    readonly globalNetworking?: boolean;
    readonly gpu?: Api['CreateGpuConfig'];
    readonly mounts?: Api['Mounts'];
    readonly startJupyter?: boolean;
    readonly startSsh?: boolean;
    readonly templateId?: string;
  };
  CreateTemplateRequest: Api['ContainerConfig'] & {
    readonly name: string;
    readonly allowedCudaVersions?: readonly string[];
    readonly category?: Api['TemplateCategory'];
    readonly mounts?: Api['TemplateMounts'];
    readonly public?: boolean;
    readonly serverless?: boolean;
    readonly startJupyter?: boolean;
    readonly startSsh?: boolean;
  };
  CudaVersionAvailability: { readonly version: string; readonly available: boolean };
  DataCenterAvailability: {
    readonly id: string;
    readonly name: string;
    readonly availability: Api['AvailabilityLevel'];
  };
  ErrorResponse: {
    readonly title: string;
    readonly status: number;
    readonly detail: string;
    readonly errors?: readonly string[];
  };
  GpuCloudFilter: 'SECURE' | 'COMMUNITY';
  GpuConfig: { readonly id: string; readonly count?: number };
  GpuManufacturer: 'NVIDIA' | 'AMD' | 'UNKNOWN';
  GpuType: {
    readonly id: string;
    readonly name: string;
    readonly pool: string | null;
    readonly manufacturer: Api['GpuManufacturer'];
    readonly memory: number;
    readonly secure: boolean;
    readonly community: boolean;
    readonly price: { readonly secure: number; readonly community: number; readonly serverless?: number };
    readonly maxCount: { readonly secure: number; readonly community: number };
    readonly availability?: Api['AvailabilityLevel'];
    readonly dataCenters?: readonly Api['DataCenterAvailability'][];
    readonly cudaVersions?: readonly Api['CudaVersionAvailability'][];
  };
  ListGpuTypesResponse: { readonly gpus: readonly Api['GpuType'][] };
  ListPodsResponse: { readonly pods: readonly Api['Pod'][] };
  ListTemplatesResponse: { readonly templates: readonly Api['Template'][] };
  LogSource: 'container' | 'system';
  Mounts: { readonly persistent?: Api['PersistentMount']; readonly network?: readonly Api['NetworkMount'][] };
  NetworkMount: { readonly volumeId: string; readonly path: string };
  PersistentMount: { readonly size: number; readonly path: string };
  Pod: Api['ContainerConfig'] & {
    readonly id: string;
    readonly name: string;
    readonly status: Api['PodStatus'];
    readonly actions: readonly Api['PodAction'][];
    readonly mounts: Api['Mounts'];
    readonly gpu?: Api['GpuConfig'];
    readonly cpu?: Api['CpuConfig'];
    readonly cloud: Api['Cloud'];
    readonly dataCenterId: string | null;
    readonly cudaVersion: string | null;
    readonly ssh: Api['PodSsh'];
    readonly cluster?: Api['PodCluster'];
    readonly template: string | null;
    readonly cost: number;
    readonly locked: boolean;
    readonly globalNetworking: Api['PodGlobalNetworking'];
    readonly runtime: Api['PodRuntime'] | null;
    readonly createdAt: string;
    readonly startedAt: string | null;
  };
  PodAction: 'start' | 'stop' | 'restart' | 'terminate';
  PodActionRequest: { readonly action: Api['PodAction'] };
  PodCluster: {
    readonly id: string;
    readonly rank: number | null;
    readonly role?: Api['PodClusterRole'];
    readonly ip?: string;
  };
  PodClusterRole: 'SLURM_CONTROLLER' | 'SLURM_COMPUTE' | 'RAY_HEAD' | 'RAY_WORKER';
  PodGlobalNetworking: { readonly enabled: boolean; readonly ip?: string; readonly internalDns?: string };
  PodGpuUtilization: { readonly util?: number; readonly memoryUtil?: number };
  PodRuntime: {
    readonly uptime?: number;
    readonly gpus?: readonly Api['PodGpuUtilization'][];
    readonly cpu?: Api['Utilization'];
    readonly memory?: Api['Utilization'];
    readonly ports?: readonly Api['PodRuntimePort'][];
  };
  PodRuntimePort: {
    readonly private?: number;
    readonly public?: number | null;
    readonly type?: string;
    readonly ip?: string | null;
  };
  PodSsh: { readonly proxy: Api['PodSshEndpoint'] | null; readonly direct: Api['PodSshEndpoint'] | null };
  PodSshEndpoint: {
    readonly host: string;
    readonly port: number;
    readonly username: string;
    readonly command: string;
  };
  PodStatus: 'PROVISIONING' | 'STARTING' | 'RUNNING' | 'EXITED' | 'ERROR' | 'TERMINATED';
  Product: 'POD' | 'CLUSTER' | 'SERVERLESS';
  Template: Api['ContainerConfig'] & {
    readonly id: string;
    readonly name: string;
    readonly mounts: Api['TemplateMounts'];
    readonly serverless: boolean;
    readonly public: boolean;
    readonly category: Api['TemplateCategory'];
    readonly startSsh: boolean;
    readonly startJupyter: boolean;
    readonly allowedCudaVersions: readonly string[];
  };
  TemplateCategory: 'CPU' | 'NVIDIA' | 'AMD';
  TemplateMounts: { readonly persistent?: Api['PersistentMount'] };
  UpdatePodRequest: Api['ContainerConfig'] & {
    readonly globalNetworking?: boolean;
    readonly locked?: boolean;
    readonly mounts?: Api['Mounts'];
    readonly name?: string;
    readonly templateId?: string;
  };
  UpdateTemplateRequest: Api['ContainerConfig'] & {
    readonly allowedCudaVersions?: readonly string[];
    readonly category?: Api['TemplateCategory'];
    readonly mounts?: Api['TemplateMounts'];
    readonly name?: string;
    readonly public?: boolean;
    readonly serverless?: boolean;
    readonly startJupyter?: boolean;
    readonly startSsh?: boolean;
  };
  Utilization: { readonly util?: number };
}
