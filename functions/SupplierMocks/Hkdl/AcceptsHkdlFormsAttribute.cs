using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.SupplierMocks.Hkdl;

/// <summary>A message in the body: as a form of either kind, or as an object in JSON.</summary>
public sealed class AcceptsHkdlFormsAttribute : AcceptsAttribute
{
    public AcceptsHkdlFormsAttribute()
        : base(typeof(HkdlRequest)) =>
        MediaTypes = ["application/x-www-form-urlencoded", "multipart/form-data", "application/json"];
}
